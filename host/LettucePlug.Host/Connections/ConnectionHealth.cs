using System.Runtime.CompilerServices;
using LettucePlug.Host.Diagnostics;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>Whether each connection answers, and which of them trust anybody.</summary>
internal sealed class ConnectionHealth(Catalog catalog, ConnectionProbe probe) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // All at once: one dead server must not make the others wait.
        var tests = catalog.Read().Connections
            .Select(connection => (connection, test: TestAsync(connection, cancellationToken)))
            .ToList();
        foreach (var (connection, test) in tests)
        {
            yield return await test;
            if (connection.AllowInvalidTls)
            {
                yield return new HealthFinding
                {
                    Name = "tls " + connection.Id,
                    Ok = false,
                    Detail = "accepts ANY certificate: whoever is in between can read and change everything",
                    Fix = $"lettuceplug certificates import FILE with the server's root certificate, then: lettuceplug connections set {connection.Id} --allow-invalid-tls false",
                };
            }
        }
    }

    private async Task<HealthFinding> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var result = await probe.TestAsync(connection.Id, limit.Token);
            var lack = result.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error);
            return new HealthFinding
            {
                Name = "connection " + connection.Id,
                Ok = result.Problem is null && lack is null,
                Detail = result.Problem?.Message
                    ?? (lack is null ? null : $"answers, and its {lack.Setting} cannot work there: {lack.Message}")
                    ?? $"{result.Found?.Server ?? connection.Provider}, {result.Latency.TotalMilliseconds:0} ms",
                Fix = result.Problem?.Hint ?? lack?.Hint,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthFinding
            {
                Name = "connection " + connection.Id,
                Ok = false,
                Detail = $"did not answer within {Patience.TotalSeconds:0} seconds",
                Fix = $"lettuceplug connections test {connection.Id}",
            };
        }
    }
}
