using LettucePlug.Host.Connections;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Routing;

/// <summary>Puts the router's query together from settings and catalog.</summary>
internal sealed class RouteFinder(SettingsStore settings, Catalog catalog)
{
    public RouteDecision Explain(Feature feature, string? explicitModel = null, IReadOnlyList<Modality>? alsoInput = null)
    {
        var document = catalog.Read();
        var choice = settings.Get(feature.SettingKey);
        return Router.Decide(new RouteQuery
        {
            Feature = feature,
            Models = document.Models,
            Connections = document.Connections,
            Explicit = explicitModel,
            Chosen = choice.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ChosenByDefault = choice.IsDefault,
            AllowFirstQualifying = settings.Flag("routing.firstQualifying"),
            AlsoInput = alsoInput ?? [],
        });
    }

    /// <summary>The decision, or its refusal as an exception.</summary>
    public RouteDecision Find(Feature feature, string? explicitModel = null, IReadOnlyList<Modality>? alsoInput = null)
    {
        var decision = Explain(feature, explicitModel, alsoInput);
        return decision.Refusal is null ? decision : throw decision.Refusal;
    }
}
