using System.Runtime.CompilerServices;
using LettucePlug.Host.Diagnostics;

namespace LettucePlug.Host.Plugins;

/// <summary>Whether each plugin passes the checks that come before its code runs, and may run at all.</summary>
internal sealed class PluginHealth(IPluginHost plugins) : IHealthCheck
{
    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var all = plugins.List();
        var findings = plugins.Problems.Select(problem => Bad("plugins", problem))
            .Concat(plugins.Verify().SelectMany(one => one.Problems).Where(problem => !problem.IsWarning).Select(problem => Bad("plugin " + problem.Subject, problem)))
            .Concat(all.Where(MayNotRun).Select(plugin => Bad("plugin " + plugin.Id, plugin.Error!))) // such a state has a reason
            .Concat(all.SelectMany(OfThisMachine))
            .ToList();
        if (plugins.IsSafeMode)
        {
            findings.Add(new HealthFinding { Name = "safe mode", Ok = true, Detail = "third-party plugins are left alone in this run" });
        }

        foreach (var finding in findings)
        {
            yield return finding;
        }

        var off = all.Count(plugin => plugin.State == PluginState.Disabled);
        if (findings.TrueForAll(finding => finding.Ok))
        {
            yield return new HealthFinding
            {
                Name = "plugins",
                Ok = true,
                Detail = $"{all.Count} installed, all pass their checks{(off > 0 ? $"; {off} switched off" : "")}",
            };
        }
    }

    private static bool MayNotRun(PluginStatus plugin) => plugin.State is PluginState.Quarantined or PluginState.Untrusted;

    private IEnumerable<HealthFinding> OfThisMachine(PluginStatus plugin)
    {
        var details = plugins.GetDetails(plugin.Id);
        if (details.Manifest is { Permissions.Native: true } && MountedFolder.IsNoExec(details.Folder))
        {
            yield return new HealthFinding
            {
                Name = "plugin " + plugin.Id,
                Ok = false,
                Detail = $"it brings native libraries, and {details.Folder} lies on a file system from which none may be run (noexec)",
                Fix = "Move the program, or the home folder, to a file system that is mounted without noexec.",
            };
        }
    }

    private static HealthFinding Bad(string name, PluginProblem problem) =>
        new() { Name = name, Ok = problem.IsWarning, Detail = $"{problem.Code} {problem.Message}", Fix = problem.Fix };
}
