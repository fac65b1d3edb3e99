using LettucePlug.Host.Secrets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>Finds out whether a connection works.</summary>
internal sealed class ConnectionProbe(Catalog catalog, IConnectionOpener connections, Redactor redactor, TimeProvider time)
{
    /// <summary>How long a change waits for the server. It is stored already, and a test tells more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

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
            return new ConnectionTestResult
            {
                Latency = latency,
                Found = found,
                Findings = await CheckAsync(open, cancellationToken),
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

    /// <summary>What a connection's settings lack on its server; null where that does not answer soon.</summary>
    public async Task<IReadOnlyList<SettingFinding>?> TryCheckAsync(string connectionId, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await CheckAsync(await connections.OpenAsync(connectionId, either.Token), either.Token);
        }
        catch (Exception e) when (e is ProviderException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
        catch (LettucePlugException)
        {
            // It cannot even be opened yet, such as without its key; whoever uses it is told.
            return [];
        }
    }

    private static async Task<IReadOnlyList<SettingFinding>> CheckAsync(OpenConnection open, CancellationToken cancellationToken)
    {
        var findings = open.Check is { } check
            ? await check.CheckAsync(ConnectionSettings.Effective(open.Info, open.Connection), cancellationToken)
            : [];
        return [.. findings.Where(finding => finding.Severity != FindingSeverity.Information)];
    }
}
