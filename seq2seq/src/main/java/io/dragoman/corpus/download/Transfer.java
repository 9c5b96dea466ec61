package io.dragoman.corpus.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One attempt to get a file, or the part of it that is missing. */
final class Transfer {
  private static final Set<Integer> TEMPORARY = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private final HttpClient client;
  private final DownloadOptions options;
  private final DownloadListener listener;
  private final URI uri;
  private final String name;
  private final PartialFile partial;

  Transfer(
      HttpClient client,
      DownloadOptions options,
      DownloadListener listener,
      URI uri,
      String name,
      PartialFile partial) {
    this.client = client;
    this.options = options;
    this.listener = listener;
    this.uri = uri;
    this.name = name;
    this.partial = partial;
  }

  /**
   * Completes the partial file.
   *
   * @throws TransferException if another attempt may help
   * @throws DownloadException if none will
   */
  void run() throws TransferException, IOException, InterruptedException {
    if (partial.total().isPresent() && partial.total().getAsLong() == partial.size()) {
      return;
    }
    if (partial.validator().isEmpty()) {
      partial.clear();
    }
    URI place = uri;
    for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
      HttpResponse<TimedBody> response = answer(place);
      try (TimedBody body = response.body()) {
        if (!Redirects.is(response.statusCode())) {
          accept(place, response);
          receive(body);
          return;
        }
      }
      place = Redirects.next(place, response.headers().firstValue("Location"));
    }
    throw new DownloadException(
        uri + ": redirects more than " + Redirects.MOST + " times: check the address");
  }

  private HttpResponse<TimedBody> answer(URI place)
      throws TransferException, IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place)
            .header("User-Agent", options.agent())
            .header("Accept-Encoding", "identity");
    if (partial.size() > 0) {
      request.header("Range", "bytes=" + partial.size() + "-");
      partial.validator().ifPresent(validator -> request.header("If-Range", validator));
    }
    CompletableFuture<HttpResponse<TimedBody>> answer =
        client.sendAsync(request.build(), info -> new TimedBody());
    try {
      Duration patience = options.connectTimeout().plus(options.stallTimeout());
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new TransferException("no answer", Duration.ZERO, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException) {
        throw new TransferException(reason(cause), Duration.ZERO, cause);
      }
      throw new DownloadException(place + ": " + reason(cause), cause);
    }
  }

  private static String reason(Throwable failure) {
    if (failure.getMessage() != null) {
      return failure.getMessage();
    }
    String kind = failure.getClass().getSimpleName();
    return kind.equals("ConnectException") ? "no connection" : kind;
  }

  /** Checks what the answer is about and makes the partial file ready for its body. */
  private void accept(URI place, HttpResponse<TimedBody> response)
      throws TransferException, IOException {
    int status = response.statusCode();
    Optional<String> etag = response.headers().firstValue("ETag");
    Optional<String> changed = response.headers().firstValue("Last-Modified");
    if (status == 200) {
      OptionalLong length = length(response);
      checkSize(place, length);
      checkType(place, response);
      partial.restart(etag, changed, length);
    } else if (status == 206) {
      Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
      boolean known = range.matches();
      OptionalLong total =
          known && !range.group(2).equals("*")
              ? OptionalLong.of(Long.parseLong(range.group(2)))
              : OptionalLong.empty();
      checkSize(place, total);
      boolean asked = partial.size() > 0;
      boolean fits = asked && known && Long.parseLong(range.group(1)) == partial.size();
      if (!fits || partial.differs(etag, changed, total)) {
        partial.clear();
        throw new TransferException(
            fits ? "the file changed meanwhile" : "answered with another range than asked for");
      }
    } else if (status == 416) {
      partial.clear();
      throw new TransferException("the file is shorter than what is there of it");
    } else {
      refuse(place, response);
    }
  }

  private void refuse(URI place, HttpResponse<TimedBody> response) throws TransferException {
    int status = response.statusCode();
    if (TEMPORARY.contains(status)) {
      Duration wait =
          response
              .headers()
              .firstValue("Retry-After")
              .map(text -> RetryAfter.parse(text, Instant.now()))
              .orElse(Duration.ZERO);
      throw new TransferException("the server answered " + status, wait, null);
    }
    if (status == 404 || status == 410) {
      throw new DownloadException(
          place + ": not there (" + status + "): check the address, or give another server");
    }
    throw new DownloadException(
        place
            + ": the server refuses ("
            + status
            + "): get the file by other means and put it at "
            + partial.file());
  }

  private static OptionalLong length(HttpResponse<TimedBody> response) {
    Optional<String> length = response.headers().firstValue("Content-Length");
    return length.isPresent() && length.get().matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(length.get()))
        : OptionalLong.empty();
  }

  private void checkSize(URI place, OptionalLong size) {
    if (size.isPresent() && size.getAsLong() > options.largestFile()) {
      throw tooLarge(place, String.format(Locale.ROOT, "has %,d bytes", size.getAsLong()));
    }
  }

  private DownloadException tooLarge(URI place, String has) {
    return new DownloadException(
        String.format(
            Locale.ROOT,
            "%s: %s and %,d is the most: give a larger limit if that is right",
            place,
            has,
            options.largestFile()));
  }

  /** Pages of error, of a login or of a search come with the status of success too. */
  private void checkType(URI place, HttpResponse<TimedBody> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      throw new DownloadException(
          place + ": gives a web page instead of a file: check the address and the network");
    }
    String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!coding.equals("identity") && !name.endsWith(".gz") && !name.endsWith(".tgz")) {
      throw new DownloadException(
          place + ": comes compressed as " + coding + ", which was not asked for");
    }
  }

  private void receive(TimedBody body) throws TransferException, IOException, InterruptedException {
    long began = System.nanoTime();
    long inTime = 0;
    while (true) {
      long passed = System.nanoTime() - began;
      Duration left = options.stallTimeout().minusNanos(passed);
      List<ByteBuffer> bytes;
      try {
        if (left.isNegative()) {
          throw new TimedBody.StalledException();
        }
        bytes = body.next(left);
      } catch (TimedBody.StalledException e) {
        throw new TransferException(
            "stalled after " + String.format(Locale.ROOT, "%,d bytes", partial.size()),
            Duration.ZERO,
            e);
      } catch (IOException e) {
        throw new TransferException(cut(), Duration.ZERO, e);
      }
      if (bytes == null) {
        break;
      }
      inTime += bytes.stream().mapToLong(ByteBuffer::remaining).sum();
      partial.append(bytes);
      if (partial.size() > options.largestFile()) {
        partial.clear();
        throw tooLarge(uri, "has more bytes");
      }
      if (inTime >= options.stallBytes()) {
        began = System.nanoTime();
        inTime = 0;
      }
      listener.received(name, partial.size(), partial.total());
    }
    if (partial.total().isPresent() && partial.size() < partial.total().getAsLong()) {
      throw new TransferException(cut());
    }
  }

  private String cut() throws IOException {
    String size = String.format(Locale.ROOT, "%,d", partial.size());
    return partial.total().isPresent()
        ? String.format(
            Locale.ROOT, "cut off after %s of %,d bytes", size, partial.total().getAsLong())
        : "cut off after " + size + " bytes";
  }
}
