using System.CommandLine;

namespace LettucePlug.Host.Cli;

/// <summary>Prints a script for a shell that asks the program itself what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _lettuceplug() {
          local IFS=$'\n'
          COMPREPLY=($(lettuceplug "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
        }
        complete -F _lettuceplug lettuceplug
        """;

    private const string Zsh = """
        #compdef lettuceplug
        _lettuceplug() {
          local -a answers
          answers=("${(@f)$(lettuceplug "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -- $answers
        }
        compdef _lettuceplug lettuceplug
        """;

    private const string Fish = """
        function __lettuceplug_complete
          set -l line (commandline -cp)
          lettuceplug "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c lettuceplug -f -a '(__lettuceplug_complete)'
        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName lettuceplug -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          lettuceplug "[suggest:$cursorPosition]" "$commandAst" 2>$null | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    public static Command Create() =>
        new("completion", "Print a completion script for a shell")
        {
            For("bash", Bash),
            For("zsh", Zsh),
            For("fish", Fish),
            For("pwsh", Pwsh),
        };

    private static Command For(string shell, string script)
    {
        var command = new Command(shell, $"The script for {shell}");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(script));
        return command;
    }
}
