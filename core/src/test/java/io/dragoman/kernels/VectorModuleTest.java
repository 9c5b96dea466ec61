package io.dragoman.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorModuleTest {
  @Test
  void the_module_is_there_when_the_jvm_was_started_with_it() {
    assertThat(VectorModule.isAvailable()).isTrue();
  }

  @Test
  void a_closed_package_of_the_jvm_counts_as_missing() {
    assertThat(VectorModule.load("jdk.internal.module.Modules")).isFalse();
  }

  @Test
  void a_loader_that_does_not_exist_or_has_no_such_method_counts_as_missing() {
    assertThat(VectorModule.load("jdk.internal.module.NoSuchClass")).isFalse();
    assertThat(VectorModule.load("java.lang.Object")).isFalse();
  }
}
