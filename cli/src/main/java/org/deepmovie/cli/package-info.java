/**
 * The {@code deepmovie} command. {@link org.deepmovie.cli.Main} runs it; each subcommand has a
 * package of its own or shares one with its kin, and all share {@code cli.options} and {@code
 * cli.output}.
 */
@NullMarked
package org.deepmovie.cli;

import org.jspecify.annotations.NullMarked;
