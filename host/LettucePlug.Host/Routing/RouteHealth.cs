using System.Runtime.CompilerServices;
using LettucePlug.Host.Diagnostics;

namespace LettucePlug.Host.Routing;

/// <summary>Whether each feature has a model that can do it.</summary>
internal sealed class RouteHealth(RouteFinder routes) : IHealthCheck
{
    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var feature in Feature.All)
        {
            var decision = routes.Explain(feature);
            yield return new HealthFinding
            {
                Name = "route " + feature.Name,
                Ok = decision.Refusal is null,
                Detail = decision.Refusal?.Message ?? string.Join(", then ", decision.Order.Select(model => model.Id)),
                Fix = decision.Refusal?.Hint,
            };
        }
    }
}
