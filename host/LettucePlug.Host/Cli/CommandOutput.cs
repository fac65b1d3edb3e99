using System.Text.Json.Serialization.Metadata;

namespace LettucePlug.Host.Cli;

/// <summary>What a command says: the answer on stdout, as text or as JSON, and the conversation on stderr.</summary>
internal sealed class CommandOutput(TextWriter output, TextWriter error, CommandLineSwitches switches)
{
    public TextWriter Answer => output;

    public bool Json => switches.Json;

    public bool Verbose => switches.Verbose;

    /// <summary>True where a progress line can be drawn: stderr is a terminal and nobody asked for silence.</summary>
    public bool ShowsProgress { get; } = !switches.Quiet && !Console.IsErrorRedirected
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>Something worth knowing that is no part of the answer.</summary>
    public void Note(string text)
    {
        if (!switches.Quiet)
        {
            error.WriteLine(Printable.Line(text));
        }
    }

    public void Warn(string text) => Note("warning: " + text);

    public void Error(string text) => error.WriteLine(Printable.Line(text));

    /// <summary>For a JSON answer that is itself about what does not work: people are told on stderr as by any error.</summary>
    /// <returns>The exit code.</returns>
    public int Refused(LettucePlugException problem)
    {
        Error("error: " + problem.Message);
        if (problem.Hint is { } hint)
        {
            Error("hint: " + hint);
        }

        return problem.ExitCode;
    }

    /// <summary>Rewrites the progress line; an empty text removes it.</summary>
    public void Progress(string text)
    {
        if (ShowsProgress)
        {
            error.Write("\r" + Printable.Line(text) + "\u001b[K");
            error.Flush();
        }
    }

    /// <summary>One object: as JSON, or by what <paramref name="write"/> prints of it.</summary>
    public void One<T>(T value, JsonTypeInfo<T> type, Action<T, TextWriter> write)
    {
        if (Json)
        {
            output.WriteLine(AnswerJson.One(value, type));
        }
        else
        {
            write(value, output);
        }
    }

    /// <summary>A list: as <c>{"items":[…]}</c>, or as a table.</summary>
    public void Items<T>(
        IReadOnlyCollection<T> items,
        JsonTypeInfo<T> type,
        IReadOnlyList<string> headings,
        Func<T, IReadOnlyList<string?>> row,
        string whenEmpty)
    {
        if (Json)
        {
            output.WriteLine(AnswerJson.Items(items, type));
        }
        else if (items.Count == 0)
        {
            Note(whenEmpty);
        }
        else
        {
            TextTable.Write(output, headings, items.Select(row), Console.IsOutputRedirected ? null : Console.WindowWidth);
        }
    }
}
