package io.dragoman.corpus.download;

import static io.dragoman.corpus.download.BadServer.chunked;
import static io.dragoman.corpus.download.BadServer.cut;
import static io.dragoman.corpus.download.BadServer.file;
import static io.dragoman.corpus.download.BadServer.redirect;
import static io.dragoman.corpus.download.BadServer.status;
import static io.dragoman.corpus.download.BadServer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest implements DownloadListener {
  private static final byte[] DATA = bytes(200_000, 1);
  private static final String HASH = hash(DATA);
  private static final String TAG = "\"v1\"";

  @TempDir Path folder;

  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<Long> sizes = new ArrayList<>();
  private BadServer server;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = new BadServer();
    file = folder.resolve("data/x.bin");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public void received(String name, long bytes, OptionalLong total) {
    sizes.add(bytes);
  }

  @Override
  public void retrying(String name, String failure, Duration pause) {
    failures.add(failure);
  }

  private static DownloadOptions options() {
    return new DownloadOptions(
        Duration.ofSeconds(5),
        Duration.ofMillis(300),
        1_000,
        4,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        1_000_000,
        "dragoman/test");
  }

  private String fetch(URI uri, String sha256) {
    return fetch(options(), uri, sha256);
  }

  private String fetch(DownloadOptions options, URI uri, String sha256) {
    return new Downloader(options, this, pauses::add).fetch(uri, file, Optional.ofNullable(sha256));
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String hash(byte[] bytes) {
    return Hashing.sha256().hashBytes(bytes).toString();
  }

  private List<String> leftovers() throws IOException {
    try (var all = Files.list(folder.resolve("data"))) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_file_is_downloaded_and_its_hash_told() throws IOException {
    server.on("/x", file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(HASH);
    assertThat(file).hasBinaryContent(DATA);
    assertThat(leftovers()).containsExactly("x.bin");
    assertThat(sizes).isSorted().endsWith((long) DATA.length);
    assertThat(server.requests()).containsExactly("/x");
  }

  @Test
  void a_body_that_is_cut_goes_on_where_it_was() throws IOException {
    server.on("/x", cut(DATA, TAG, 70_000), file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
    assertThat(file).hasBinaryContent(DATA);
    assertThat(failures).containsExactly("cut off after 70,000 of 200,000 bytes");
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    assertThat(server.requests()).containsExactly("/x", "/x bytes=70000- if " + TAG);
  }

  @Test
  void another_run_goes_on_where_the_first_was_given_up() throws IOException {
    server.on("/x", cut(DATA, TAG, 60_000));
    assertThatThrownBy(() -> fetch(options().withAttempts(1), server.uri("/x"), HASH))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            server.uri("/x")
                + ": cut off after 60,000 of 200,000 bytes, in 1 attempts: run again later to go"
                + " on");
    assertThat(leftovers()).containsExactly("x.bin.part", "x.bin.part.info");

    server.on("/x", file(DATA, TAG));
    fetch(server.uri("/x"), HASH);

    assertThat(file).hasBinaryContent(DATA);
    assertThat(server.requests()).last().isEqualTo("/x bytes=60000- if " + TAG);
    assertThat(leftovers()).containsExactly("x.bin");
  }

  @Test
  void a_file_that_changed_meanwhile_is_downloaded_anew() throws IOException {
    byte[] newer = bytes(150_000, 2);
    server.on("/x", cut(DATA, TAG, 60_000), file(newer, "\"v2\""));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(hash(newer));
    assertThat(file).hasBinaryContent(newer);
  }

  @Test
  void a_changed_file_is_noticed_even_if_the_server_ignores_the_condition() {
    byte[] newer = bytes(200_000, 2);
    BadServer.Answer wrong =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v2\"");
          exchange.getResponseHeaders().set("Content-Range", "bytes 60000-199999/200000");
          exchange.sendResponseHeaders(206, 140_000);
          exchange.getResponseBody().write(newer, 60_000, 140_000);
        };
    server.on("/x", cut(DATA, TAG, 60_000), wrong, file(newer, "\"v2\""));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(hash(newer));
    assertThat(failures)
        .containsExactly("cut off after 60,000 of 200,000 bytes", "the file changed meanwhile");
  }

  @Test
  void a_server_that_ignores_ranges_sends_the_whole_file_again() {
    server.on("/x", cut(DATA, TAG, 60_000), with("ETag", TAG, chunked(DATA)));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
    assertThat(server.requests()).last().isEqualTo("/x bytes=60000- if " + TAG);
  }

  @Test
  void without_a_sign_of_the_version_nothing_is_pieced_together() {
    server.on(
        "/x",
        exchange -> {
          exchange.sendResponseHeaders(200, DATA.length);
          exchange.getResponseBody().write(DATA, 0, 50_000);
          exchange.getResponseBody().flush();
        },
        chunked(DATA));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(HASH);
    assertThat(server.requests()).containsExactly("/x", "/x");
  }

  @Test
  void weak_tags_are_no_sign_but_dates_are() {
    String date = "Tue, 05 May 2020 10:00:00 GMT";
    server.on("/x", with("Last-Modified", date, cut(DATA, "W/\"1\"", 50_000)), chunked(DATA));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(HASH);
    assertThat(server.requests()).last().isEqualTo("/x bytes=50000- if " + date);
  }

  @Test
  void a_wrong_range_is_not_appended() {
    BadServer.Answer wrong =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-199999/200000");
          exchange.sendResponseHeaders(206, DATA.length);
          exchange.getResponseBody().write(DATA);
        };
    server.on("/x", cut(DATA, TAG, 60_000), wrong, file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
    assertThat(failures).last().isEqualTo("answered with another range than asked for");
  }

  @Test
  void a_part_that_was_not_asked_for_is_not_taken_for_the_file() {
    BadServer.Answer part =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-99/*");
          exchange.sendResponseHeaders(206, 100);
          exchange.getResponseBody().write(DATA, 0, 100);
        };
    server.on("/x", part, file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(HASH);
    assertThat(failures).containsExactly("answered with another range than asked for");
  }

  @Test
  void a_file_that_became_shorter_is_downloaded_anew() {
    byte[] shorter = bytes(10_000, 3);
    server.on(
        "/x",
        cut(DATA, TAG, 60_000),
        status(416, "Content-Range", "bytes */10000"),
        file(shorter, "\"v2\""));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(hash(shorter));
  }

  @Test
  void parts_of_another_address_are_not_used() throws IOException {
    server.on("/old", cut(DATA, TAG, 60_000));
    server.on("/new", file(DATA, TAG));
    assertThatThrownBy(() -> fetch(options().withAttempts(1), server.uri("/old"), null))
        .isInstanceOf(DownloadException.class);

    fetch(server.uri("/new"), null);

    assertThat(file).hasBinaryContent(DATA);
    assertThat(server.requests()).last().isEqualTo("/new");
  }

  @Test
  void a_wrong_hash_is_refused_and_the_file_not_kept() throws IOException {
    server.on("/x", file(DATA, TAG));
    String other = hash(bytes(1, 1));

    assertThatThrownBy(() -> fetch(server.uri("/x"), other))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            server.uri("/x")
                + ": its SHA-256 is "
                + HASH
                + " and not "
                + other
                + ": the file is not the one that was wanted");
    assertThat(leftovers()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void pieces_that_do_not_fit_are_downloaded_once_more_in_one() throws IOException {
    byte[] broken = DATA.clone();
    broken[10] ^= 1;
    server.on("/x", cut(broken, TAG, 60_000), file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
    assertThat(file).hasBinaryContent(DATA);
    assertThat(failures).last().isEqualTo("the pieces do not fit");
    assertThat(server.requests()).containsExactly("/x", "/x bytes=60000- if " + TAG, "/x");
  }

  @Test
  void a_server_that_stalls_is_left_and_asked_again() {
    server.on("/x", server.stall(DATA, TAG, 40_000), file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
    assertThat(failures).containsExactly("stalled after 40,000 bytes");
  }

  @Test
  void a_server_that_sends_a_byte_now_and_then_stalls() {
    server.on("/x", server.drip(DATA, TAG), file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
    assertThat(failures).singleElement().asString().matches("stalled after \\d+ bytes");
  }

  @Test
  void a_server_that_does_not_answer_is_given_up() {
    DownloadOptions hasty =
        new DownloadOptions(
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            1,
            2,
            Duration.ofSeconds(1),
            Duration.ofSeconds(9),
            1_000,
            "x");
    server.on("/x", server.silence());

    assertThatThrownBy(() -> fetch(hasty, server.uri("/x"), null))
        .isInstanceOf(DownloadException.class)
        .hasMessage(server.uri("/x") + ": no answer, in 2 attempts: run again later to go on");
  }

  @Test
  void nobody_there_is_one_line() {
    URI nobody = server.uri("/x");
    server.close();

    assertThatThrownBy(() -> fetch(options().withAttempts(1), nobody, null))
        .isInstanceOf(DownloadException.class)
        .hasMessage(nobody + ": no connection, in 1 attempts: run again later to go on");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void temporary_failures_are_repeated_with_growing_pauses(int code) {
    server.on("/x", status(code), status(code), status(code), file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(HASH);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void attempts_are_limited() {
    server.on("/x", status(503));

    assertThatThrownBy(() -> fetch(server.uri("/x"), null))
        .hasMessage(
            server.uri("/x")
                + ": the server answered 503, in 4 attempts: run again later to go on");
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void the_pause_that_a_server_wants_is_kept() {
    server.on("/x", status(503, "Retry-After", "17"), file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), null)).isEqualTo(HASH);
    assertThat(pauses).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void a_server_that_wants_a_long_pause_is_given_up() {
    server.on("/x", status(429, "Retry-After", "3600"));

    assertThatThrownBy(() -> fetch(server.uri("/x"), null))
        .hasMessage(
            server.uri("/x")
                + ": the server answered 429 and wants a pause of 3,600 s: run again then");
  }

  @Test
  void final_failures_are_not_repeated() {
    server.on("/gone", status(410));
    server.on("/no", status(403));

    assertThatThrownBy(() -> fetch(server.uri("/missing"), null))
        .hasMessage(
            server.uri("/missing")
                + ": not there (404): check the address, or give another server");
    assertThatThrownBy(() -> fetch(server.uri("/gone"), null)).hasMessageContaining("(410)");
    assertThatThrownBy(() -> fetch(server.uri("/no"), null))
        .hasMessage(
            server.uri("/no")
                + ": the server refuses (403): get the file by other means and put it at "
                + file);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void good_redirects_are_followed() throws IOException {
    server.on("/a", redirect(302, "/b/c"));
    server.on("/b/c", redirect(308, "d"));
    server.on("/b/d", redirect(301, server.uri("/x").toString()));
    server.on("/x", file(DATA, TAG));

    assertThat(fetch(server.uri("/a"), HASH)).isEqualTo(HASH);
    assertThat(server.requests()).containsExactly("/a", "/b/c", "/b/d", "/x");
  }

  @Test
  void circles_of_redirects_end() {
    server.on("/a", redirect(302, "/b"));
    server.on("/b", redirect(302, "/a"));

    assertThatThrownBy(() -> fetch(server.uri("/a"), null))
        .isInstanceOf(DownloadException.class)
        .hasMessage(server.uri("/a") + ": redirects more than 8 times: check the address");
    assertThat(server.requests()).hasSize(9);
  }

  @Test
  void redirects_to_elsewhere_than_the_web_are_not_followed() {
    server.on("/a", redirect(302, "file:///etc/passwd"));
    server.on("/b", status(302));
    server.on("/c", redirect(302, "http://[bad"));

    assertThatThrownBy(() -> fetch(server.uri("/a"), null))
        .hasMessage("file:///etc/passwd: not an address that starts with https:// or http://");
    assertThatThrownBy(() -> fetch(server.uri("/b"), null))
        .hasMessageEndingWith("redirects, but does not say where to");
    assertThatThrownBy(() -> fetch(server.uri("/c"), null))
        .hasMessageEndingWith("redirects to 'http://[bad', which is no address");
    assertThatThrownBy(() -> fetch(URI.create("ftp://x/y"), null))
        .hasMessageStartingWith("ftp://x/y: not an address");
  }

  @Test
  void a_length_above_the_limit_is_refused_before_it_comes() throws IOException {
    server.on("/x", with("ETag", TAG, cut(new byte[2_000_000], TAG, 10)));

    assertThatThrownBy(() -> fetch(server.uri("/x"), null))
        .hasMessage(
            server.uri("/x")
                + ": has 2,000,000 bytes and 1,000,000 is the most: give a larger limit if that is"
                + " right");
    assertThat(leftovers()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_body_of_unknown_length_is_cut_at_the_limit() throws IOException {
    server.on("/ok", chunked(DATA));
    server.on("/x", chunked(new byte[1_500_000]));

    assertThat(fetch(server.uri("/ok"), null)).isEqualTo(HASH);
    Files.delete(file);
    assertThatThrownBy(() -> fetch(server.uri("/x"), null))
        .hasMessageContaining("has more bytes and 1,000,000 is the most");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void web_pages_and_codings_that_were_not_asked_for_are_refused() {
    server.on("/page", with("Content-Type", "text/html; charset=utf-8", chunked(DATA)));
    server.on("/coded", with("Content-Encoding", "gzip", chunked(DATA)));

    assertThatThrownBy(() -> fetch(server.uri("/page"), null))
        .hasMessageEndingWith(
            "gives a web page instead of a file: check the address and the network");
    assertThatThrownBy(() -> fetch(server.uri("/coded"), null))
        .hasMessageEndingWith("comes compressed as gzip, which was not asked for");
  }

  @Test
  void two_downloads_of_one_file_do_not_mix() throws IOException {
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling("x.bin.part");
    try (FileChannel other =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.lock()).isNotNull();

      assertThatThrownBy(() -> fetch(server.uri("/x"), null))
          .hasMessage(file + ": is being downloaded by another process: wait for it");
    }
  }

  @Test
  void damaged_notes_about_a_part_make_it_start_again() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file.resolveSibling("x.bin.part"), bytes(100, 9));
    Files.writeString(file.resolveSibling("x.bin.part.info"), "url=\\uZZZZ\ntotal=many");
    server.on("/x", file(DATA, TAG));

    assertThat(fetch(server.uri("/x"), HASH)).isEqualTo(HASH);
  }
}
