package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
  private final TextTokenizer words = TextTokenizers.create("words");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A man is here.|A man is here ￭.
          It's late, don't go!|It ￭'s late ￭, do ￭n't go ￭!
          I’ll say we’re fine|I ￭’ll say we ￭’re fine
          CAN'T, o'clock|CA ￭N'T ￭, o'clock
          l'homme d'aujourd'hui|l'￭ homme d'￭ aujourd'hui
          Qu'est-ce que c'est ?|Qu'￭ est ￭-￭ ce que c'￭ est ?
          J'm'appelle Jean|J'￭ m'￭ appelle Jean
          Das ist z.B. so, d.h. gut.|Das ist z.B. so ￭, d.h. gut ￭.
          z. B. der Hund|z. B. der Hund
          Mr. Smith met Dr. No.|Mr. Smith met Dr. No ￭.
          usw. bis usw.|usw. bis usw ￭.
          at 5 p.m. in the U.S.A.|at 5 p.m. in the U.S.A.
          3.50 and 1,000 at 10:30.|3.50 and 1,000 at 10:30 ￭.
          1.000.000,50 €|1.000.000,50 €
          $5, 20% or 5€|$￭ 5 ￭, 20 ￭% or 5 ￭€
          10km on the 1st|10 ￭km on the 1 ￭st
          a well-known one|a well ￭-￭ known one
          2010-2012|2010 ￭-￭ 2012
          „Ja“, sagte er.|„￭ Ja ￭“ ￭, sagte er ￭.
          «Oui» (non)|«￭ Oui ￭» (￭ non ￭)
          'hello' she said|'￭ hello ￭' she said
          the dogs' 1990's|the dogs ￭' 1990 ￭'s
          Wait... what?!!|Wait ￭... what ￭? ￭!!
          ¿Qué tal? ¡Hola!|¿￭ Qué tal ￭? ¡￭ Hola ￭!
          např. dnes tzv. atd.|např. dnes tzv. atd ￭.
          see https://a.org/b?c=(d), ok|see https://a.org/b?c=(d) ￭, ok
          (http://a.org/b).|(￭ http://a.org/b ￭) ￭.
          mail j.d@ex-a.com.|mail j.d@ex-a.com ￭.
          user@home|user ￭@￭ home
          open file_name.txt now|open file_name.txt now
          👍🏽👩‍👩‍👧 🇩🇪🇫🇷|👍🏽 ￭👩‍👩‍👧 🇩🇪 ￭🇫🇷
          Ende.Danach|Ende ￭.￭ Danach
          日本語のテスト|日 ￭本 ￭語 ￭の ￭テスト
          m² and ½|m² and ½
          <s> {} AT&T|<￭ s ￭> { ￭} AT ￭&￭ T
          File ''{0}'': {file_name}s|File ''￭ {0} ￭'' ￭: {file_name} ￭s
          "{0}" (z.B.) 'Dr. X'|"￭ {0} ￭" (￭ z.B. ￭) '￭ Dr. X ￭'
          {0,number} {a b}|{￭ 0 ￭,￭ number ￭} {￭ a b ￭}
          %s of %1$d, 50%d 5 %so|%s of %1$d ￭, 50 ￭%￭ d 5 %￭ so
          """)
  void european_text_splits_at_words_numbers_and_punctuation(String line, String tokens) {
    assertThat(String.join(" ", words.tokenize(line))).isEqualTo(tokens);
    assertThat(words.detokenize(words.tokenize(line))).isEqualTo(line);
  }
}
