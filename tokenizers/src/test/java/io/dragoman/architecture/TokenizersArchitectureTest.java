package io.dragoman.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom inside tokenizers. */
@AnalyzeClasses(packages = "io.dragoman", importOptions = DoNotIncludeTests.class)
class TokenizersArchitectureTest {
  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.dragoman.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule tokenizers_depend_on_text_libraries_only =
      noClasses()
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "io.dragoman.tokenizers..",
                      "java..",
                      "org.apache.lucene..",
                      "it.unimi.dsi.fastutil..",
                      "com.google.common..",
                      "com.fasterxml.jackson..",
                      "org.yaml.snakeyaml..")))
          .because("tokenizers know words and core knows ids: neither sees the other")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule lucene_streams_are_final =
      classes()
          .that()
          .areAssignableTo("org.apache.lucene.analysis.TokenStream")
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
          .because("Lucene asserts it")
          .allowEmptyShould(true);
}
