package io.dragoman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("file"), java.util.List.of(lines));
  }

  @Test
  void the_processor_is_the_first_model_name() throws IOException {
    Path file =
        file("processor\t: 0", "model\t\t: 17", "model name\t: Fast (R) 9", "model name\t: Other");

    assertThat(Machine.processor(file)).contains("Fast (R) 9");
  }

  @Test
  void a_processor_may_be_unknown() throws IOException {
    assertThat(Machine.processor(file("Hardware : phone"))).isEmpty();
    assertThat(Machine.processor(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void this_machine_has_cores_and_a_jdk() {
    Machine here = Machine.here();

    assertThat(here.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(here.jdk()).startsWith(System.getProperty("java.version"));
    assertThat(here.system()).contains(System.getProperty("os.name"));
  }

  @Test
  void the_peak_of_memory_is_read_in_kilobytes() throws IOException {
    Path status = file("Name:\tjava", "VmPeak:\t  900 kB", "VmHWM:\t   1234 kB", "VmRSS:\t 7 kB");

    assertThat(ProcessMemory.peakResidentBytes(status)).isEqualTo(OptionalLong.of(1234 * 1024));
    assertThat(ProcessMemory.peakResidentBytes(file("Name:\tjava"))).isEmpty();
    assertThat(ProcessMemory.peakResidentBytes(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void what_is_allocated_is_counted() {
    long before = ProcessMemory.allocatedBytes().orElseThrow();
    byte[] bytes = new byte[5_000_000];
    long after = ProcessMemory.allocatedBytes().orElseThrow();

    assertThat(after - before).isGreaterThanOrEqualTo(bytes.length);
    assertThat(ProcessMemory.peakHeapBytes()).isPositive();
  }
}
