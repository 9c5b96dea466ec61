package io.dragoman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.Kernels;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FmaPeakTest {
  private final Set<String> threads = ConcurrentHashMap.newKeySet();

  /** Kernels that do so many operations in a millisecond. */
  private Kernels kernels(long operations) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("multiplyAddRegisters");
              threads.add(Thread.currentThread().getName());
              long end = System.nanoTime() + 1_000_000;
              while (System.nanoTime() < end) {
                Thread.onSpinWait();
              }
              return operations;
            });
  }

  @Test
  void rates_of_all_threads_are_added() {
    FmaPeak peak = FmaPeak.measure(kernels(1_000_000), 3).orElseThrow();

    // a call never takes less than its millisecond
    assertThat(peak.oneThread()).isBetween(1.0, 1e9);
    assertThat(peak.allThreads()).isBetween(1.0, 3e9);
    assertThat(peak.threads()).isEqualTo(3);
    assertThat(threads)
        .containsExactlyInAnyOrder(
            Thread.currentThread().getName(), "dragoman-peak-1", "dragoman-peak-2");
  }

  @Test
  void one_thread_is_measured_once() {
    FmaPeak peak = FmaPeak.measure(kernels(5), 1).orElseThrow();

    assertThat(peak.allThreads()).isEqualTo(peak.oneThread());
  }

  @Test
  void kernels_without_registers_have_no_peak() {
    assertThat(FmaPeak.measure(kernels(0), 2)).isEmpty();
  }
}
