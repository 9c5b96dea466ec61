package io.dragoman.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import java.util.Arrays;

/** Who may use whom inside core. */
@AnalyzeClasses(packages = "io.dragoman", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {
  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.dragoman.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule core_depends_on_the_jdk_only =
      noClasses()
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "io.dragoman..", "java..", "jdk.incubator.vector..", "com.sun.management")))
          .because("whoever embeds core gets nothing else with it");

  @ArchTest
  static final ArchRule only_the_vector_kernels_name_the_incubating_module =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dragoman.kernels.vector")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..")
          .because("other classes must load where the module is missing");

  @ArchTest
  static final ArchRule only_the_choice_of_kernels_asks_the_jvm_about_its_flags =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(KernelsSelector.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun..");

  @ArchTest static final ArchRule tensor = layer("tensor");
  @ArchTest static final ArchRule kernels = layer("kernels..", "tensor");
  @ArchTest static final ArchRule autograd = layer("autograd", "tensor", "kernels");
  @ArchTest static final ArchRule nn = layer("nn", "tensor", "autograd");
  @ArchTest static final ArchRule rnn = layer("nn.rnn", "tensor", "autograd", "nn");
  @ArchTest static final ArchRule attention = layer("nn.attention", "tensor", "autograd", "nn");
  @ArchTest static final ArchRule model = layer("model", "tensor", "autograd", "nn..");

  @ArchTest
  static final ArchRule optim = layer("optim", "tensor", "kernels", "autograd", "nn", "io");

  @ArchTest static final ArchRule io = layer("io", "tensor", "autograd", "nn");

  /** Classes of a package use, of our own, only these packages and the choice of kernels. */
  private static ArchRule layer(String name, String... mayUse) {
    String own = "io.dragoman." + name;
    String[] allowed = Arrays.stream(mayUse).map("io.dragoman."::concat).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.dragoman..")
                .and(not(resideInAnyPackage(allowed)))
                .and(not(resideInAPackage(own)))
                .and(not(belongToAnyOf(KernelsSelector.class))))
        .as(
            name
                + " uses of core only "
                + (allowed.length == 0 ? "itself" : String.join(", ", mayUse)))
        .allowEmptyShould(true);
  }

  @ArchTest
  static final ArchRule implementations_of_kernels_are_known_to_nobody =
      classes()
          .that()
          .resideInAnyPackage("io.dragoman.kernels.scalar", "io.dragoman.kernels.vector")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("io.dragoman.kernels.scalar", "io.dragoman.kernels.vector")
          .because("all others go through Kernels");

  @ArchTest
  static final ArchRule only_operations_and_optimizers_call_kernels =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.dragoman.kernels..", "io.dragoman.autograd", "io.dragoman.optim")
          .should()
          .callMethodWhere(targetOwner(assignableTo(Kernels.class)))
          .because("a kernel called elsewhere would have no gradient");

  @ArchTest
  static final ArchRule core_keeps_no_logger =
      noFields()
          .should()
          .haveNameMatching("(?i).*logger|log")
          .because("core returns values and never prints");

  @ArchTest
  static final ArchRule core_starts_no_threads =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .because("callers decide about threads");
}
