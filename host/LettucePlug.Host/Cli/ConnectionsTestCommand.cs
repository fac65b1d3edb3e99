using System.CommandLine;
using System.Text.Json.Serialization;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Cli;

internal static class ConnectionsTestCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = ConnectionsCommand.Id();
        var command = new Command("test", "Make one cheap call that proves address, TLS and key") { id };
        runner.OnRun(command, async call =>
        {
            var result = await call.Get<ConnectionProbe>().TestAsync(call.Value(id)!, call.CancellationToken);
            var answer = ConnectionTestAnswer.From(result);
            // Of a key that is not there nothing needs to be proven.
            answer = call.Get<Catalog>().Connection(call.Value(id)!).Key is null ? answer with { KeyWasProven = null } : answer;
            call.Output.One(answer, ConnectionTestAnswers.Default.ConnectionTestAnswer, WriteText);
            if (call.Get<Catalog>().Connection(call.Value(id)!).AllowInvalidTls)
            {
                call.Output.Warn("Any TLS certificate was good enough: whoever is in between can read and change everything.");
            }

            foreach (var finding in result.Findings)
            {
                call.Output.Note(ConnectionsCommand.Describe(finding));
            }

            return result.Problem is not { } problem ? ExitCode.Done
                : call.Output.Json ? call.Output.Refused(problem)
                : throw problem;
        });
        return command;
    }

    private static void WriteText(ConnectionTestAnswer answer, TextWriter text)
    {
        if (!answer.Ok)
        {
            return;
        }

        text.WriteLine($"ok, {answer.LatencyMs} ms{(answer.Server is { } server ? $", {Printable.Line(server)}" : "")}");
        foreach (var detail in answer.Details ?? [])
        {
            text.WriteLine("  " + Printable.Line(detail));
        }

        if (answer.KeyWasProven == false)
        {
            text.WriteLine("  The key could not be proven: the server answers this call without one.");
        }
    }
}

internal sealed record ConnectionTestAnswer
{
    public required bool Ok { get; init; }

    public long? LatencyMs { get; init; }

    public string? Server { get; init; }

    public IReadOnlyList<string>? Details { get; init; }

    public bool? KeyWasProven { get; init; }

    public IReadOnlyList<string>? Findings { get; init; }

    public string? Problem { get; init; }

    public string? Hint { get; init; }

    public static ConnectionTestAnswer From(ConnectionTestResult result) => new()
    {
        Ok = result.Problem is null,
        LatencyMs = (long)result.Latency.TotalMilliseconds,
        Server = result.Found?.Server,
        Details = result.Found?.Details,
        KeyWasProven = result.Found?.KeyWasProven,
        Findings = result.Findings.Count > 0 ? [.. result.Findings.Select(ConnectionsCommand.Describe)] : null,
        Problem = result.Problem?.Message,
        Hint = result.Problem?.Hint,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConnectionTestAnswer))]
internal sealed partial class ConnectionTestAnswers : JsonSerializerContext;
