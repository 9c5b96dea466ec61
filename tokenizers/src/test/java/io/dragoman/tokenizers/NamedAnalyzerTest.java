package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamedAnalyzerTest {
  @Test
  void every_name_and_code_makes_a_tokenizer_of_that_name() {
    for (String name : NamedAnalyzer.names()) {
      if (NamedAnalyzers.present().contains(NamedAnalyzer.find(name).name())) {
        TextTokenizer tokenizer = TextTokenizers.create("analyzer:" + name);
        assertThat(tokenizer.name()).isEqualTo("analyzer:" + name);
        assertThat(tokenizer.tokenize("a, b")).hasSize(3);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"de,german", "cs,czech", "el,greek", "nb,norwegian", "zh,smartcn", "korean,nori"})
  void a_language_or_its_code_leads_to_its_analyzer(String code, String name) {
    assertThat(NamedAnalyzer.find(code)).isEqualTo(NamedAnalyzer.find(name)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "standard | It's 3.5 km. | It's 3.5 km ￭.",
        "german | Die schönen Häuser | Die schönen Häuser",
        "kuromoji | 彼はつらい人生を送った。 | 彼 ￭は ￭つらい ￭人生 ￭を ￭送っ ￭た ￭。",
        "japanese | 関西国際空港に行く | 関西国際空港 ￭に ￭行く",
        "ja | ｶﾞﾗｽ の窓、 | ｶﾞﾗｽ の ￭窓 ￭、",
        "smartcn | 我爱北京天安门。他说：“知道”！ | 我 ￭爱 ￭北京 ￭天安门 ￭。￭ 他 ￭说 ￭： ￭“￭ 知道 ￭” ￭！",
        "zh | 我會在這裡吃飯。 | 我 ￭會 ￭在 ￭這 ￭裡 ￭吃 ￭飯 ￭。",
        "nori | 나는 학교에 갔다. | 나 ￭는 학교 ￭에 갔 ￭다 ￭.",
        "korean | 삼성전자와 | 삼성 ￭전자 ￭와",
        "icu | ฉันรักภาษาไทย และ 日本語を話す！ | ฉัน ￭รัก ￭ภาษา ￭ไทย และ 日本語 ￭を ￭話す ￭！",
        "thai | ฉันรักภาษาไทย | ฉัน ￭รัก ￭ภาษา ￭ไทย"
      })
  void lines_come_apart_as_the_language_wants(String name, String line, String tokens) {
    TextTokenizer tokenizer = TextTokenizers.create("analyzer:" + name);
    List<String> result = tokenizer.tokenize(line);
    assertThat(String.join(" ", result)).isEqualTo(tokens);
    assertThat(tokenizer.detokenize(result)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"polish,stempel", "uk,morfologik"})
  void a_missing_jar_is_named_with_its_version(String name, String jar) {
    assertThatThrownBy(() -> TextTokenizers.create("analyzer:" + name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tokenizer 'analyzer:%s': the class is not on the class path: add %s%s:9.12.3"
                .formatted(name, "org.apache.lucene:lucene-analysis-", jar));
  }

  @ParameterizedTest
  @CsvSource({
    "icu,icu,IcuAnalyzer",
    "kuromoji,ja,KuromojiAnalyzer",
    "nori,ko,NoriAnalyzer",
    "smartcn,cn,SmartcnAnalyzer"
  })
  void an_analyzer_of_ours_without_its_jar_names_it(String name, String part, String className) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new Without("org.apache.lucene.analysis." + part, className));
    try {
      assertThatThrownBy(() -> TextTokenizers.create("analyzer:" + name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("tokenizer 'analyzer:" + name + "': the class cannot be loaded: ")
          .hasMessageEndingWith(": add org.apache.lucene:lucene-analysis-" + name + ":9.12.3");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void a_mistyped_name_is_told_the_nearest() {
    assertThatThrownBy(() -> TextTokenizers.create("analyzer:Kuromojo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tokenizer 'analyzer:Kuromojo': no analyzer has this name; did you mean 'kuromoji'?"
                + " A class needs its package too");
  }

  /** Loads as if a package were absent, and one class anew so that it is seen. */
  private static final class Without extends ClassLoader {
    private final String absent;
    private final String className;

    Without(String absent, String className) {
      super(NamedAnalyzerTest.class.getClassLoader());
      this.absent = absent + ".";
      this.className = "io.dragoman.tokenizers.analysis." + className;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(absent)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(className)) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
