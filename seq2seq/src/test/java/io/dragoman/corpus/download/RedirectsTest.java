package io.dragoman.corpus.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedirectsTest {
  private static final URI FROM = URI.create("https://example.org/data/x.zip");

  private static URI next(String location) {
    return Redirects.next(FROM, Optional.of(location));
  }

  @Test
  void places_are_resolved_against_the_address() {
    assertThat(next("/y.zip")).hasToString("https://example.org/y.zip");
    assertThat(next("y.zip?a=b")).hasToString("https://example.org/data/y.zip?a=b");
    assertThat(next("//other.org/y")).hasToString("https://other.org/y");
  }

  @Test
  void encryption_is_not_given_up() {
    assertThatThrownBy(() -> next("http://example.org/data/x.zip"))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            FROM
                + ": redirects to http://example.org/data/x.zip, which is not encrypted: not"
                + " followed");
    assertThat(
            Redirects.next(
                URI.create("http://example.org/x"), Optional.of("https://example.org/x")))
        .hasScheme("https");
  }

  @Test
  void pauses_are_seconds_or_dates() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(RetryAfter.parse(" 120 ", now)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("Thu, 01 Jan 2026 00:00:30 GMT", now)).hasSeconds(30);
    assertThat(RetryAfter.parse("Wed, 31 Dec 2025 00:00:00 GMT", now)).isZero();
    assertThat(RetryAfter.parse("soon", now)).isZero();
    assertThat(RetryAfter.parse("-5", now)).isZero();
    assertThat(RetryAfter.parse("9".repeat(30), now)).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void pauses_double_up_to_the_longest() {
    DownloadOptions options = DownloadOptions.standard("x");

    assertThat(options.pauseAfter(1)).hasSeconds(1);
    assertThat(options.pauseAfter(4)).hasSeconds(8);
    assertThat(options.pauseAfter(100)).hasSeconds(120);
  }
}
