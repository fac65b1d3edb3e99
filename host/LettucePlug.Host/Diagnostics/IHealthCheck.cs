namespace LettucePlug.Host.Diagnostics;

/// <summary>Looks whether something of a room is well. Costs nothing and changes nothing.</summary>
internal interface IHealthCheck
{
    IAsyncEnumerable<HealthFinding> RunAsync(CancellationToken cancellationToken);
}
