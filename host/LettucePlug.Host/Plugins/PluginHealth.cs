using System.Runtime.CompilerServices;
using LettucePlug.Host.Diagnostics;

namespace LettucePlug.Host.Plugins;

/// <summary>Whether each plugin passes the checks that come before its code runs.</summary>
internal sealed class PluginHealth(IPluginHost plugins) : IHealthCheck
{
    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var problem in plugins.Problems)
        {
            yield return new HealthFinding { Name = "plugins", Ok = false, Detail = problem.Message, Fix = problem.Fix };
        }

        var faulty = 0;
        var all = plugins.Verify();
        foreach (var problem in all.SelectMany(one => one.Problems).Where(problem => !problem.IsWarning))
        {
            faulty++;
            yield return new HealthFinding
            {
                Name = "plugin " + problem.Subject,
                Ok = false,
                Detail = problem.Message,
                Fix = problem.Fix,
            };
        }

        if (faulty == 0)
        {
            yield return new HealthFinding { Name = "plugins", Ok = true, Detail = $"{all.Count} installed, all pass their checks" };
        }
    }
}
