using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace LettucePlug.Host.Cli;

/// <summary>One call of one command: what was typed, what there is to do it with, and where to answer.</summary>
internal sealed class CommandCall(
    ParseResult parsed,
    IServiceProvider services,
    CommandOutput output,
    CancellationToken cancellationToken)
{
    public CommandOutput Output => output;

    public CancellationToken CancellationToken => cancellationToken;

    public T Get<T>()
        where T : notnull =>
        services.GetRequiredService<T>();

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>Whether the option was typed at all.</summary>
    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>A text argument, in which a single <c>-</c> stands for standard input.</summary>
    public async Task<string> TextAsync(string typed) =>
        typed == "-" ? (await Console.In.ReadToEndAsync(cancellationToken)).TrimEnd('\n') : typed;
}
