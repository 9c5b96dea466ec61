/** Models and corpora so small that tests train them in moments. */
package io.dragoman.toys;
