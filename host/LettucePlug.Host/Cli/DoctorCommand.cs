using System.CommandLine;
using System.Text.Json.Serialization;
using LettucePlug.Host.Diagnostics;

namespace LettucePlug.Host.Cli;

internal static class DoctorCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("doctor", "Look at everything at once, and say how to mend what is not well");
        runner.OnRun(command, async call =>
            await AnswerAsync(call, call.Get<Doctor>().RunAsync(call.CancellationToken)) ? ExitCode.Done : ExitCode.Failed);
        return command;
    }

    /// <summary>Shows each finding as it comes.</summary>
    /// <returns>Whether all is well.</returns>
    public static async Task<bool> AnswerAsync(CommandCall call, IAsyncEnumerable<HealthFinding> findings)
    {
        var checks = new List<HealthFinding>();
        await foreach (var finding in findings)
        {
            checks.Add(finding);
            if (!call.Output.Json)
            {
                Write(call.Output.Answer, finding);
            }
        }

        if (call.Output.Json)
        {
            call.Output.One(new DoctorAnswer { Checks = checks }, DoctorAnswers.Default.DoctorAnswer, (_, _) => { });
        }

        return checks.TrueForAll(check => check.Ok);
    }

    private static void Write(TextWriter text, HealthFinding finding)
    {
        text.WriteLine($"{(finding.Ok ? "ok  " : "BAD ")} {Printable.Line(finding.Name)}: {Printable.Line(finding.Detail)}");
        if (finding.Fix is { } fix)
        {
            text.WriteLine("     -> " + Printable.Line(fix));
        }
    }
}

internal sealed record DoctorAnswer
{
    public required IReadOnlyList<HealthFinding> Checks { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorAnswer))]
internal sealed partial class DoctorAnswers : JsonSerializerContext;
