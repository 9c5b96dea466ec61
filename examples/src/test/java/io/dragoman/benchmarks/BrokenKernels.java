package io.dragoman.benchmarks;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.tensor.Tensor;
import java.lang.reflect.Proxy;

/** The kernels of this process with a fault in one operation. */
final class BrokenKernels {
  private BrokenKernels() {}

  /**
   * Kernels of which the operation of that name adds a quarter to all matrices that it is given.
   */
  static Kernels in(String operation) {
    Kernels right = KernelsSelector.kernels();
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(right, arguments);
              if (method.getName().equals(operation)) {
                for (Object each : arguments) {
                  if (each instanceof Tensor x) {
                    breakAll(x);
                  }
                }
              }
              return result;
            });
  }

  private static void breakAll(Tensor x) {
    for (int i = 0; i < x.size(); i++) {
      x.data()[x.offset() + i] += 0.25f;
    }
  }
}
