/**
 * The application {@code clockwork}: recurrent networks without input generate waveforms, as in
 * section 4.1 of Koutník et al. (2014).
 */
package io.dragoman.examples.clockwork;
