using System.CommandLine;
using System.Text.Json.Serialization;
using LettucePlug.Host.Routing;

namespace LettucePlug.Host.Cli;

internal static class RouteCommand
{
    public static Command Create(CommandRunner runner) =>
        new("route", "Show which model does what, and why") { Explain(runner) };

    private static Command Explain(CommandRunner runner)
    {
        var feature = new Argument<string>("feature")
        {
            Description = "One of " + string.Join(", ", Feature.All.Select(one => one.Name)),
            HelpName = "feature",
        };
        feature.CompletionSources.Add(_ => Feature.All.Select(
            one => new System.CommandLine.Completions.CompletionItem(one.Name)));
        var model = new Option<string?>("--model") { Description = "Explain for this model instead of the chosen one", HelpName = "ID" };
        var command = new Command("explain", "Explain the choice of a model for a feature") { feature, model };
        runner.OnRun(command, call =>
        {
            var decision = call.Get<RouteFinder>().Explain(Feature.Find(call.Value(feature)!), call.Value(model));
            call.Output.One(RouteAnswer.From(decision), RouteAnswers.Default.RouteAnswer, WriteText);
            return decision.Refusal is not { } refusal ? Task.FromResult(ExitCode.Done)
                : call.Output.Json ? Task.FromResult(call.Output.Refused(refusal))
                : throw refusal;
        });
        return command;
    }

    private static void WriteText(RouteAnswer answer, TextWriter text)
    {
        text.WriteLine($"{answer.Feature}: {answer.Need}");
        foreach (var candidate in answer.Candidates)
        {
            var mark = candidate.Model == answer.Chosen ? "->" : candidate.Qualifies ? " +" : " -";
            text.WriteLine($"{mark} {Printable.Line(candidate.Model)}: {Printable.Line(string.Join("; ", candidate.Reasons))}");
        }
    }
}

internal sealed record RouteAnswer
{
    public required string Feature { get; init; }

    public required string Need { get; init; }

    public string? Chosen { get; init; }

    public required IReadOnlyList<RouteCandidateAnswer> Candidates { get; init; }

    public string? Problem { get; init; }

    public string? Hint { get; init; }

    public static RouteAnswer From(RouteDecision decision) => new()
    {
        Feature = decision.Feature.Name,
        Need = $"takes {string.Join(" and ", decision.Feature.Input)}, gives {string.Join(" and ", decision.Feature.Output)}",
        Chosen = decision.Chosen?.Id,
        Candidates =
        [
            .. decision.Candidates.Select(candidate => new RouteCandidateAnswer
            {
                Model = candidate.Model.Id,
                Qualifies = candidate.Qualifies,
                Reasons = candidate.Reasons,
            }),
        ],
        Problem = decision.Refusal?.Message,
        Hint = decision.Refusal?.Hint,
    };
}

internal sealed record RouteCandidateAnswer
{
    public required string Model { get; init; }

    public required bool Qualifies { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RouteAnswer))]
internal sealed partial class RouteAnswers : JsonSerializerContext;
