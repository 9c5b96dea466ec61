/**
 * Pictures as SVG text, written without AWT so that a JDK without fonts can draw every script:
 * {@link io.dragoman.plot.AttentionPicture}, {@link io.dragoman.plot.LearningCurve} and {@link
 * io.dragoman.plot.Histograms}.
 */
package io.dragoman.plot;
