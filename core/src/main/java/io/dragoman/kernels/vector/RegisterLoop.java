package io.dragoman.kernels.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Multiply-adds that touch no memory: twelve chains, enough to hide the latency of two units, in
 * registers that every machine has.
 */
final class RegisterLoop {
  private static final int CHAINS = 12;
  private static final int STEPS = 1_000;

  private RegisterLoop() {}

  /** Runs {@code rounds} times a thousand steps and returns the operations done. */
  static long run(int rounds) {
    float[] scratch = Lanes.scratch();
    long operations = 0;
    for (int round = 0; round < rounds; round++) {
      steps(scratch);
      operations += 2L * STEPS * CHAINS * Lanes.LENGTH;
    }
    return operations;
  }

  /**
   * Every chain goes from its own start to 1: none is another's double, and no value is infinite or
   * tiny.
   */
  private static void steps(float[] scratch) {
    FloatVector x = FloatVector.broadcast(Lanes.FLOATS, 0.5f);
    FloatVector y = FloatVector.broadcast(Lanes.FLOATS, 0.5f);
    FloatVector a = x.add(1f);
    FloatVector b = x.add(2f);
    FloatVector c = x.add(3f);
    FloatVector d = x.add(4f);
    FloatVector e = x.add(5f);
    FloatVector f = x.add(6f);
    FloatVector g = x.add(7f);
    FloatVector h = x.add(8f);
    FloatVector i = x.add(9f);
    FloatVector j = x.add(10f);
    FloatVector k = x.add(11f);
    FloatVector l = x.add(12f);
    for (int step = 0; step < STEPS; step++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
    sum.add(g).add(h).add(i).add(j).add(k).add(l).intoArray(scratch, 0);
  }
}
