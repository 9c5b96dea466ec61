package io.dragoman.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What no class of any module does. */
@AnalyzeClasses(
    packages = "io.dragoman",
    importOptions = {DoNotIncludeTests.class, ConventionsTest.WithoutGeneratedCode.class})
class ConventionsTest {
  private static final String[] MAY_PRINT = {
    "io.dragoman.cli..", "io.dragoman.examples..", "io.dragoman.benchmarks.."
  };

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.dragoman.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule configurations_are_records =
      classes()
          .that()
          .haveSimpleNameEndingWith("Config")
          .should()
          .beRecords()
          .because("a configuration does not change");

  @ArchTest
  static final ArchRule only_the_command_line_prints_and_exits =
      noClasses()
          .that()
          .resideOutsideOfPackages(MAY_PRINT)
          .should(accessField(System.class, "out"))
          .orShould(accessField(System.class, "err"))
          .orShould(callMethod(System.class, "exit", int.class))
          .orShould(callMethod(Throwable.class, "printStackTrace"))
          .because("libraries return values, throw, or tell a listener");

  @ArchTest
  static final ArchRule every_random_generator_has_a_seed =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(SplittableRandom.class)
          .orShould(callMethod(Math.class, "random"))
          .orShould(callMethod(Collections.class, "shuffle", List.class))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .because("every run must be repeatable");

  @ArchTest
  static final ArchRule java_serialization_is_not_used =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  @ArchTest
  static final ArchRule threads_have_names =
      noClasses()
          .should()
          .callMethodWhere(withoutThreadFactory())
          .because("a thread dump must tell who is who");

  private static DescribedPredicate<JavaMethodCall> withoutThreadFactory() {
    return describe(
        "an Executors method without a ThreadFactory",
        call ->
            call.getTargetOwner().isEquivalentTo(Executors.class)
                && call.getTarget().getName().startsWith("new")
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class)));
  }

  /** Leaves out what the benchmark processor generates. */
  static final class WithoutGeneratedCode
      implements com.tngtech.archunit.core.importer.ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/jmh_generated/");
    }
  }
}
