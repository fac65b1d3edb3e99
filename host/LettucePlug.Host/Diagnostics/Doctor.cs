using System.Runtime.CompilerServices;

namespace LettucePlug.Host.Diagnostics;

/// <summary>Runs every check there is. One that fails itself is a finding, not the end.</summary>
internal sealed class Doctor(IEnumerable<IHealthCheck> checks)
{
    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            foreach (var finding in await CollectAsync(check, cancellationToken))
            {
                yield return finding;
            }
        }
    }

    private static async Task<List<HealthFinding>> CollectAsync(IHealthCheck check, CancellationToken cancellationToken)
    {
        var findings = new List<HealthFinding>();
        try
        {
            await foreach (var finding in check.RunAsync(cancellationToken))
            {
                findings.Add(finding);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            findings.Add(new HealthFinding
            {
                Name = check.GetType().Name,
                Ok = false,
                Detail = error.Message,
                Fix = (error as LettucePlugException)?.Hint,
            });
        }

        return findings;
    }
}
