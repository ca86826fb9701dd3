package org.deepmovie.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;

/** Prints the script that completes subcommands and options in bash and zsh. */
@Command(
    name = "completion",
    header = "Print a script that completes the command in bash and zsh.",
    description = {
      "To complete with the tab key in the current shell, run",
      "",
      "  source <(deepmovie completion)",
      ""
    })
final class CompletionCommand extends GenerateCompletion {}
