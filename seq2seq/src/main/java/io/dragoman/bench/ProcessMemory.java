package io.dragoman.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process has used of the machine's memory. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /** The most bytes of memory that the process ever held, where the system tells. */
  static OptionalLong peakResidentBytes() {
    return peakResidentBytes(STATUS);
  }

  /** The {@code VmHWM} in a file of the form of {@code /proc/self/status}. */
  static OptionalLong peakResidentBytes(Path status) {
    try {
      for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("VmHWM:")) {
          return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")) << 10);
        }
      }
    } catch (IOException e) {
      return OptionalLong.empty(); // not Linux
    }
    return OptionalLong.empty();
  }

  /** The most bytes of heap in use, as a sum over the parts of the heap. */
  static long peakHeapBytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        bytes += pool.getPeakUsage().getUsed();
      }
    }
    return bytes;
  }

  /** Bytes that the threads alive have allocated since they began, where the JVM tells. */
  static OptionalLong allocatedBytes() {
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()
        && threads.isThreadAllocatedMemoryEnabled()) {
      long bytes = 0;
      for (long each : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
        bytes += Math.max(0, each);
      }
      return OptionalLong.of(bytes);
    }
    return OptionalLong.empty();
  }
}
