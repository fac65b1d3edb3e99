using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Routing;

/// <summary>Which models may do it, in order, and why; or why none can.</summary>
internal sealed record RouteDecision
{
    public required Feature Feature { get; init; }

    /// <summary>The models to try, in order: the first is the choice, the others stand in when it fails. Empty where refused.</summary>
    public required IReadOnlyList<ConfiguredModel> Order { get; init; }

    /// <summary>Every model there is, those of <see cref="Order"/> first.</summary>
    public required IReadOnlyList<RouteCandidate> Candidates { get; init; }

    /// <summary>Set where <see cref="Order"/> is empty.</summary>
    public NoRouteException? Refusal { get; init; }

    public ConfiguredModel? Chosen => Order.Count > 0 ? Order[0] : null;

    public IReadOnlyList<string> ReasonsFor(ConfiguredModel model) =>
        Candidates.FirstOrDefault(candidate => candidate.Model.Id == model.Id)?.Reasons ?? [];
}
