using LettucePlug.Host.Secrets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>Finds out whether a connection works.</summary>
internal sealed class ConnectionProbe(Catalog catalog, IConnectionOpener connections, Redactor redactor, TimeProvider time)
{
    public async Task<ConnectionTestResult> TestAsync(string connectionId, CancellationToken cancellationToken)
    {
        var connection = catalog.Connection(connectionId);
        var began = time.GetTimestamp();
        try
        {
            var open = await connections.OpenAsync(connectionId, cancellationToken);
            began = time.GetTimestamp();
            var found = open.Probe is { } probe ? await probe.ProbeAsync(cancellationToken) : new ProbeResult();
            var latency = time.GetElapsedTime(began);
            var findings = open.Check is { } check
                ? await check.CheckAsync(ConnectionSettings.Effective(open.Info, open.Connection), cancellationToken)
                : [];
            return new ConnectionTestResult
            {
                Latency = latency,
                Found = found,
                Findings = [.. findings.Where(finding => finding.Severity != FindingSeverity.Information)],
            };
        }
        catch (ProviderException failure)
        {
            return new ConnectionTestResult
            {
                Latency = time.GetElapsedTime(began),
                Problem = ProviderCallException.From(failure, connection, model: null, redactor.Redact),
            };
        }
        catch (LettucePlugException problem)
        {
            return new ConnectionTestResult { Latency = time.GetElapsedTime(began), Problem = problem };
        }
    }
}
