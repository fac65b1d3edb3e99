using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Cli;

/// <summary>What is wrong with a line that was typed, in words of our own: the parser's are for programmers.</summary>
internal sealed record Mistake(string Message, string Hint)
{
    private const string NoCommand = "Required command was not provided.";

    /// <summary>Null where the line can be run as it is.</summary>
    public static Mistake? In(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction)
        {
            return Of(parsed);
        }

        // An argument of many words takes in everything, a mistyped option too: a picture of "--szie 64x64" costs money.
        return parsed.Action == parsed.CommandResult.Command.Action && SwallowedOption(parsed) is { } option
            ? new Mistake(
                $"There is no option '{option}'.",
                $"{Meant(parsed, option)}If it belongs to the text, put -- before the text: {Path(parsed)} -- …")
            : null;
    }

    private static Mistake Of(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(error => error.Message).Distinct().ToList();
        if (messages.Count > 1)
        {
            messages.Remove(NoCommand);
        }

        var meant = parsed.UnmatchedTokens.Select(typed => Meant(parsed, typed)).FirstOrDefault(text => text.Length > 0);
        return new Mistake(string.Join(' ', messages.Select(Plain)), $"{meant}{Path(parsed)} --help shows how it is used.");
    }

    private static string? SwallowedOption(ParseResult parsed)
    {
        var beforeDashes = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToHashSet();
        return parsed.CommandResult.Children
            .OfType<ArgumentResult>()
            .Where(argument => argument.Argument.Arity.MaximumNumberOfValues > 1)
            .SelectMany(argument => argument.Tokens)
            .FirstOrDefault(token => beforeDashes.Contains(token) && LooksLikeOption(token.Value))?
            .Value;
    }

    private static string Meant(ParseResult parsed, string typed)
    {
        var word = typed.Split('=')[0];
        var commands = Parents(parsed).ToList();
        var known = word.StartsWith('-')
            ? commands[0].Options.Concat(commands.SelectMany(command => command.Options.Where(option => option.Recursive)))
                .Select(option => option.Name)
            : commands[0].Subcommands.Select(command => command.Name);
        return Nearest.To(word, known) is { } near ? $"Did you mean '{near}'? " : "";
    }

    private static string Path(ParseResult parsed) =>
        string.Join(' ', Parents(parsed).Reverse().Select(command => command is RootCommand ? "lettuceplug" : command.Name));

    private static IEnumerable<Command> Parents(ParseResult parsed)
    {
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                yield return command.Command;
            }
        }
    }

    private static string Plain(string message)
    {
        if (message == NoCommand)
        {
            return "A command is missing.";
        }

        // The options of a number are all whole ones; a fraction is read by the setting it belongs to.
        var type = message.IndexOf(" as expected type '", StringComparison.Ordinal);
        var said = type < 0 ? message : message[..type] + ": it takes a whole number.";
        return string.Join(' ', said.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // By hand, since every command passes here and a pattern would be compiled at every start.
    private static bool LooksLikeOption(string text)
    {
        if (text.Length == 2)
        {
            return text[0] == '-' && char.IsAsciiLetter(text[1]);
        }

        var name = text.Split('=')[0];
        return name.Length > 2 && name.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(name[2])
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
    }
}
