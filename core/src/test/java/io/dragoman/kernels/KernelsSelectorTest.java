package io.dragoman.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.KernelsSelector.Choice;
import io.dragoman.kernels.KernelsSelector.Obstacle;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelsSelectorTest {
  private static final Optional<Obstacle> NONE = Optional.empty();
  private static final Optional<Obstacle> NO_MODULE = KernelsSelector.obstacle(false, "mixed mode");

  @Test
  void vector_kernels_are_taken_when_nothing_hinders_them() {
    Choice choice = KernelsSelector.choose(null, NONE);
    assertThat(choice.kernels().name()).isEqualTo("vector");
    assertThat(choice.description())
        .matches("vector kernels \\(\\d+ bit, JDK " + Runtime.version().feature() + "\\)");
  }

  @Test
  void plain_kernels_are_taken_otherwise_and_the_remedy_is_named() {
    Choice choice = KernelsSelector.choose(null, NO_MODULE);
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.description())
        .isEqualTo(
            "plain Java kernels: pass --add-modules jdk.incubator.vector for about 3 times the"
                + " speed");
  }

  @Test
  void the_property_forces_an_implementation() {
    Choice scalar = KernelsSelector.choose("scalar", NONE);
    assertThat(scalar.kernels().name()).isEqualTo("scalar");
    assertThat(scalar.description())
        .isEqualTo("plain Java kernels (forced by -Ddragoman.kernels=scalar)");
    assertThat(KernelsSelector.choose("vector", NONE).kernels().name()).isEqualTo("vector");
  }

  @Test
  void forcing_kernels_that_cannot_run_says_why_and_what_to_do() {
    assertThatThrownBy(() -> KernelsSelector.choose("vector", NO_MODULE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "-Ddragoman.kernels=vector: the module jdk.incubator.vector is not there: pass"
                + " --add-modules jdk.incubator.vector for about 3 times the speed, or remove the"
                + " option");
  }

  @Test
  void an_unknown_name_is_refused() {
    assertThatThrownBy(() -> KernelsSelector.choose("blas", NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("-Ddragoman.kernels=blas: no such kernels: use scalar or vector");
  }

  @Test
  void a_jvm_without_the_optimizing_compiler_hinders_the_vector_kernels() {
    assertThat(KernelsSelector.obstacle(true, "interpreted mode"))
        .contains(
            new Obstacle(
                "the optimizing compiler is off (interpreted mode)",
                "remove -Xint or -XX:TieredStopAtLevel for higher speed"));
    assertThat(KernelsSelector.obstacle(true, "mixed mode, emulated-client, sharing")).isPresent();
  }

  @Test
  void the_choice_is_made_once() {
    assertThat(KernelsSelector.kernels()).isSameAs(KernelsSelector.kernels());
    assertThat(KernelsSelector.description()).contains("kernels");
  }
}
