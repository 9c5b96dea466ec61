package io.dragoman.corpus.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on this machine that answers each request for a file as the test has said. */
final class BadServer implements AutoCloseable {
  /** How to answer a request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  BadServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What to answer to requests for a path, one after the other; the last answer stays. */
  void on(String path, Answer... given) {
    synchronized (answers) {
      answers.put(path, new ArrayDeque<>(List.of(given)));
    }
  }

  /** The requests so far, as path, range and condition. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    requests.add(
        path + (range == null ? "" : " " + range) + (condition == null ? "" : " if " + condition));
    Answer answer;
    synchronized (answers) {
      Deque<Answer> left = answers.getOrDefault(path, new ArrayDeque<>(List.of(status(404))));
      answer = left.size() > 1 ? left.poll() : left.peek();
    }
    try {
      answer.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** The whole file with its entity tag, or the range that is asked for if the tag fits. */
  static Answer file(byte[] bytes, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      String range = exchange.getRequestHeaders().getFirst("Range");
      boolean fits = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
      if (range == null || !fits) {
        send(exchange, 200, bytes, 0);
        return;
      }
      int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      if (from >= bytes.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
      send(exchange, 206, bytes, from);
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int from)
      throws IOException {
    exchange.sendResponseHeaders(status, bytes.length - from);
    exchange.getResponseBody().write(bytes, from, bytes.length - from);
  }

  /** Promises the whole file from where it is asked for, sends some of it and hangs up. */
  static Answer cut(byte[] bytes, String etag, int sent) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, sent);
      exchange.getResponseBody().flush();
    };
  }

  /** Sends some of the file and then nothing until the test is over. */
  Answer stall(byte[] bytes, String etag, int sent) {
    return exchange -> {
      cut(bytes, etag, sent).to(exchange);
      stopped.await(20, TimeUnit.SECONDS);
    };
  }

  /** Sends a byte now and then, for ever. */
  Answer drip(byte[] bytes, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      exchange.sendResponseHeaders(200, bytes.length);
      for (byte each : bytes) {
        exchange.getResponseBody().write(each);
        exchange.getResponseBody().flush();
        if (stopped.await(20, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    };
  }

  /** Takes the request and does not answer. */
  Answer silence() {
    return exchange -> stopped.await(20, TimeUnit.SECONDS);
  }

  /** Sends a file in chunks, without saying how long it is. */
  static Answer chunked(byte[] bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Answer status(int code, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(code, -1);
    };
  }

  static Answer redirect(int code, String location) {
    return status(code, "Location", location);
  }

  /** Adds headers to another answer. */
  static Answer with(String header, String value, Answer answer) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      answer.to(exchange);
    };
  }

  @Override
  public void close() {
    stopped.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
