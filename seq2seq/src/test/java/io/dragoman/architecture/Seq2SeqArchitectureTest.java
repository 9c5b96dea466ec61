package io.dragoman.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom inside seq2seq, and in what it stands on. */
@AnalyzeClasses(packages = "io.dragoman", importOptions = DoNotIncludeTests.class)
class Seq2SeqArchitectureTest {
  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.dragoman.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule search_does_not_know_training =
      separate("io.dragoman.search..", "io.dragoman.training..");

  @ArchTest
  static final ArchRule training_does_not_know_search =
      separate("io.dragoman.training..", "io.dragoman.search..");

  @ArchTest
  static final ArchRule nobody_knows_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dragoman.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dragoman.cli..")
          .because("everything it does can be done from Java");

  @ArchTest
  static final ArchRule only_the_command_line_parses_arguments =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dragoman.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule only_files_of_ours_are_parsed_with_jackson =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.dragoman.config..",
              "io.dragoman.checkpoint..",
              "io.dragoman.cli..",
              "io.dragoman.marian..", // options, with a limit of size
              "io.dragoman.explain..",
              "io.dragoman.tokenizers..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule command_line_calls_no_kernels =
      noClasses()
          .that()
          .resideInAPackage("io.dragoman.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.dragoman.autograd..", "io.dragoman.kernels.*..")
          .because("commands parse, validate and call the API")
          .allowEmptyShould(true);

  private static ArchRule separate(String from, String to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .allowEmptyShould(true);
  }
}
