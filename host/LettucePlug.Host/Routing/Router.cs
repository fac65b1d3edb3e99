using LettucePlug.Host.Connections;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Routing;

/// <summary>
/// Decides which model does what. A pure function of its query: a model that was chosen and cannot do it is an error
/// with the reason, never replaced in silence.
/// </summary>
internal static class Router
{
    public static RouteDecision Decide(RouteQuery query)
    {
        var judged = query.Models.Select(model => Judge(query, model)).ToList();
        var able = judged.Where(candidate => candidate.Qualifies).Select(candidate => candidate.Model).ToList();
        var (order, refusal) =
            query.Explicit is { } named ? Named(query, judged, able, named)
            : query.Chosen.Count > 0 ? FromChoice(query, judged, able)
            : FromRest(query, able);
        var ranks = order.Select((model, rank) => (model.Id, rank)).ToDictionary(pair => pair.Id, pair => pair.rank);
        return new RouteDecision
        {
            Feature = query.Feature,
            Order = order,
            Candidates = [.. judged.OrderBy(candidate => ranks.GetValueOrDefault(candidate.Model.Id, int.MaxValue))],
            Refusal = refusal,
        };
    }

    private static (IReadOnlyList<ConfiguredModel> Order, NoRouteException? Refusal) Named(
        RouteQuery query,
        List<RouteCandidate> judged,
        List<ConfiguredModel> able,
        string named)
    {
        var candidate = judged.FirstOrDefault(other => other.Model.Id == named);
        return candidate is null
                ? ([], NoRouteException.ExplicitGone(named, Nearest.To(named, query.Models.Select(model => model.Id))))
            : candidate.Qualifies ? ([candidate.Model], null)
            : ([], NoRouteException.Lacks(
                query.Feature, candidate.Model, candidate.Reasons, WhyNot(query, candidate.Model), able));
    }

    private static (IReadOnlyList<ConfiguredModel> Order, NoRouteException? Refusal) FromChoice(
        RouteQuery query,
        List<RouteCandidate> judged,
        List<ConfiguredModel> able)
    {
        var order = new List<ConfiguredModel>();
        foreach (var id in query.Chosen)
        {
            var candidate = judged.FirstOrDefault(other => other.Model.Id == id);
            if (candidate is null)
            {
                return query.ChosenByDefault
                    ? FromRest(query, able)
                    : ([], NoRouteException.Gone(query.Feature, id, able));
            }

            if (!candidate.Qualifies)
            {
                return ([], NoRouteException.Lacks(
                    query.Feature, candidate.Model, candidate.Reasons, WhyNot(query, candidate.Model), able));
            }

            order.Add(candidate.Model);
        }

        // Stable: the user's order holds among those that answer.
        return ([.. order.OrderBy(model => query.Unhealthy.Contains(model.Connection))], null);
    }

    private static (IReadOnlyList<ConfiguredModel> Order, NoRouteException? Refusal) FromRest(
        RouteQuery query,
        List<ConfiguredModel> able) =>
        able.Count == 0 ? ([], NoRouteException.NoneQualifies(query.Feature))
        : query.AllowFirstQualifying ? ([able[0]], null)
        : ([], NoRouteException.NotChosen(query.Feature, able));

    private static RouteCandidate Judge(RouteQuery query, ConfiguredModel model)
    {
        var lacks = Missing(query, model).ToList();
        if (query.Connections.All(connection => connection.Id != model.Connection))
        {
            lacks.Add($"its connection '{model.Connection}' does not exist");
        }

        var reasons = lacks.Count > 0 ? lacks :
        [
            $"takes {string.Join(" and ", model.Input)}, gives {string.Join(" and ", model.Output)}",
            .. Standing(query, model),
        ];
        return new RouteCandidate { Model = model, Qualifies = lacks.Count == 0, Reasons = reasons };
    }

    private static IEnumerable<string> Missing(RouteQuery query, ConfiguredModel model)
    {
        foreach (var modality in query.Feature.Output.Where(modality => !model.Gives(modality)))
        {
            yield return $"it gives no {modality} (its output: {string.Join(", ", model.Output)})";
        }

        foreach (var modality in query.Feature.Input.Where(modality => !model.Takes(modality)))
        {
            yield return $"it takes no {modality} (its input: {string.Join(", ", model.Input)})";
        }

        foreach (var modality in query.AlsoInput.Except(query.Feature.Input).Where(modality => !model.Takes(modality)))
        {
            yield return $"there are references, and it takes no {modality} (its input: {string.Join(", ", model.Input)})";
        }
    }

    private static IEnumerable<string> Standing(RouteQuery query, ConfiguredModel model)
    {
        if (query.Explicit == model.Id)
        {
            yield return "named in the call";
        }
        else if (query.Chosen.Contains(model.Id))
        {
            yield return query.ChosenByDefault ? "the default" : $"chosen by {query.Feature.SettingKey}";
        }

        if (model.Pool.Count > 0)
        {
            yield return $"the least busy of {string.Join(", ", model.Connections)} does it";
        }

        foreach (var modality in query.Feature.PreferredInput.Where(modality => !model.Takes(modality)))
        {
            yield return $"takes no {modality}, so references are left out";
        }

        if (query.Unhealthy.Contains(model.Connection))
        {
            yield return $"its connection '{model.Connection}' did not answer lately";
        }
    }

    private static string WhyNot(RouteQuery query, ConfiguredModel model) =>
        query.Feature.Output.Any(modality => !model.Gives(modality)) ? "model-lacks-output"
        : query.AlsoInput.Any(modality => !model.Takes(modality)) ? "model-takes-no-references"
        : query.Feature.Input.Any(modality => !model.Takes(modality)) ? "model-lacks-input"
        : "model-without-connection";
}
