/**
 * Pictures as SVG text, written without AWT so that a JDK without fonts can draw every script:
 * {@link io.dragoman.plot.AttentionPicture} and {@link io.dragoman.plot.LearningCurve}.
 */
package io.dragoman.plot;
