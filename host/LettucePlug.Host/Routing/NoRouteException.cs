using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Routing;

/// <summary>No model can do what was asked.</summary>
internal sealed class NoRouteException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.NoRoute;

    public static NoRouteException NotChosen(Feature feature, IReadOnlyList<ConfiguredModel> able) =>
        new("no-model-chosen", $"No model is chosen for {feature.Title}.")
        {
            Hint = able.Count > 0
                ? $"lettuceplug settings set {feature.SettingKey} {able[0].Id}"
                : AddOne(feature),
        };

    public static NoRouteException NoneQualifies(Feature feature) =>
        new("no-model-qualifies", $"No configured model can serve for {feature.Title}: it must {Need(feature)}.")
        {
            Hint = AddOne(feature),
        };

    public static NoRouteException Gone(Feature feature, string model, IReadOnlyList<ConfiguredModel> able) =>
        new(
            "configured-model-gone",
            $"The model '{model}' that {feature.SettingKey} names for {feature.Title} does not exist any more.")
        {
            Hint = able.Count > 0
                ? $"lettuceplug settings set {feature.SettingKey} {able[0].Id}"
                : AddOne(feature),
        };

    public static NoRouteException ExplicitGone(string model, string? near) =>
        new("no-such-model", $"There is no model '{model}'.")
        {
            Hint = near is null
                ? "'lettuceplug models list' shows all."
                : $"Did you mean '{near}'? 'lettuceplug models list' shows all.",
        };

    public static NoRouteException Lacks(
        Feature feature,
        ConfiguredModel model,
        IReadOnlyList<string> reasons,
        string? code = null,
        IReadOnlyList<ConfiguredModel>? able = null) =>
        new(code ?? "model-does-not-qualify", $"The model '{model.Id}' cannot serve for {feature.Title}: {string.Join("; ", reasons)}.")
        {
            Hint = able is [var other, ..]
                ? $"'{other.Id}' can. If the scopes of '{model.Id}' are wrong: lettuceplug models set {model.Id} --input … --output …"
                : $"If its scopes are wrong: lettuceplug models set {model.Id} --input … --output …",
        };

    private static string AddOne(Feature feature) =>
        $"Add a model that does: lettuceplug models add CONNECTION NAME --input {Names(feature.Input)} --output {Names(feature.Output)}";

    private static string Need(Feature feature) => $"take {string.Join(" and ", feature.Input)} and give {string.Join(" and ", feature.Output)}";

    private static string Names(IEnumerable<Modality> modalities) => string.Join(',', modalities.Select(m => m.Name));
}
