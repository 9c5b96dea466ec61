package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.CurriculumConfig.Difficulty;
import org.junit.jupiter.api.Test;

class CurriculumConfigTest {
  @Test
  void competence_rises_with_the_square_root_up_to_one() {
    CurriculumConfig config = new CurriculumConfig(Difficulty.LENGTH, 1000, 0.1);
    assertThat(config.competence(0)).isEqualTo(0.1, within(1e-12));
    assertThat(config.competence(250)).isEqualTo(Math.sqrt(0.25 * 0.99 + 0.01), within(1e-12));
    assertThat(config.competence(1000)).isEqualTo(1, within(1e-12));
    assertThat(config.competence(1001)).isEqualTo(1);
    assertThat(config.competence(1_000_000)).isEqualTo(1);
    assertThat(new CurriculumConfig(Difficulty.LENGTH, 7, 1).competence(0)).isEqualTo(1);
  }

  @Test
  void keys_are_read_and_checked() {
    RunConfig config =
        RunConfig.standard()
            .with(
                "training.curriculum.difficulty=rarity",
                "training.curriculum.updates=70",
                "training.curriculum.start=0.01");
    assertThat(config.training().curriculum())
        .isEqualTo(new CurriculumConfig(Difficulty.RARITY, 70, 0.01));
    assertThat(ConfigReader.parse("c.yaml", ConfigWriter.format(config))).isEqualTo(config);
    assertThatThrownBy(() -> config.with("training.curriculum.start=0"))
        .hasMessage(
            "override: 'training.curriculum.start' is '0': it must be above 0 and at most 1");
    assertThatThrownBy(() -> config.with("training.curriculum.difficulty=hard"))
        .hasMessage(
            "override: 'training.curriculum.difficulty' is 'hard': it must be one of none, length,"
                + " rarity");
  }
}
