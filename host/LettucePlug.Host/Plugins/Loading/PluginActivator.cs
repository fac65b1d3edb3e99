using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Plugins;

/// <summary>Loads a checked plugin into a context of its own, creates it and lets it register, under deadlines.</summary>
internal sealed class PluginActivator(PluginHostOptions options, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<PluginActivator>();

    /// <exception cref="PluginLoadException">Loading or starting failed, or took too long.</exception>
    public async Task<LivePlugin> StartAsync(
        InstalledPlugin plugin,
        PluginManifest manifest,
        PluginFaults faults)
    {
        var type = Load(plugin, manifest, faults);
        var log = PluginLog.For(plugin.Id, loggers);
        var stopping = new CancellationTokenSource();
        var context = new PluginContext(options.DataDirectoryOf(plugin.Id))
        {
            PluginId = plugin.Id,
            Log = log,
            Settings = plugin.Settings,
            Time = options.Time,
            Stopping = stopping.Token,
        };
        var before = ProcessSnapshot.Take();
        try
        {
            var instance = await RunAsync(plugin.Id, "its constructor", options.Deadlines.Construct, log, () => Create(type));
            var registry = new PluginRegistry(manifest);
            await RunAsync(plugin.Id, "Register", options.Deadlines.Register, log, () => Register(plugin.Id, instance, registry, context));
            return registry.Close() is { Count: > 0 } absent
                ? throw Failure(plugin.Id, PluginCodes.NotRegistered, $"Register did not register {string.Join(", ", absent)}, which plugin.json promises",
                    "Ask the authors to correct plugin.json or the code.")
                : new LivePlugin(instance, registry, stopping);
        }
        catch
        {
            await stopping.CancelAsync();
            throw;
        }
        finally
        {
            foreach (var change in before.RestoreChanges())
            {
                Log.ChangedProcessState(_logger, plugin.Id, PluginCodes.ProcessStateChanged, change);
            }
        }
    }

    private static Type Load(InstalledPlugin plugin, PluginManifest manifest, PluginFaults faults)
    {
        try
        {
            var context = new PluginLoadContext(plugin.Id, plugin.AssemblyPath, faults);
            return context.LoadFromAssemblyPath(plugin.AssemblyPath).GetType(manifest.EntryPoint, throwOnError: true)!; // throws instead
        }
        catch (Exception error)
        {
            throw PluginLoadException.For(new PluginProblem
            {
                Code = PluginCodes.LoadFailed,
                Subject = plugin.Id,
                Stage = PluginStage.Load,
                Message = PlainText.Clean($"{manifest.Assembly} cannot be loaded: {FaultText.Of(error)}"),
                Fix = $"See what is wrong with it: lettuceplug plugins verify {plugin.Id}",
            });
        }
    }

    private static IPlugin Create(Type type)
    {
        using var reflection = System.Runtime.Loader.AssemblyLoadContext.EnterContextualReflection(type.Assembly);
        return (IPlugin)Activator.CreateInstance(type)!; // null only for Nullable<T>
    }

    private static bool Register(string pluginId, IPlugin plugin, PluginRegistry registry, PluginContext context)
    {
        using var reflection = System.Runtime.Loader.AssemblyLoadContext.EnterContextualReflection(plugin.GetType().Assembly);
        try
        {
            plugin.Register(registry, context);
        }
        catch (ArgumentException) when (registry.Refusal is not null)
        {
            // Told below in the host's words.
        }

        return registry.Refusal is null
            ? true
            : throw Failure(pluginId, PluginCodes.NotDeclared, "it registers what it may not: " + registry.Refusal,
                "Ask the authors to correct plugin.json or the code.");
    }

    /// <summary>
    /// Runs code of the plugin on a thread of its own. A thread that hangs cannot be ended in .NET: it is left behind,
    /// as a background thread that does not keep the process alive.
    /// </summary>
    private async Task<T> RunAsync<T>(string pluginId, string what, TimeSpan deadline, IPluginLog log, Func<T> body)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            using var console = ConsoleGuard.Enter(log);
            try
            {
                done.SetResult(body());
            }
            catch (PluginLoadException known)
            {
                done.SetException(known);
            }
            catch (Exception error)
            {
                done.SetException(Failure(pluginId, PluginCodes.StartFailed, $"{what} failed: {FaultText.Of(error)}",
                    $"Try again, ask the authors, or switch it off: lettuceplug plugins disable {pluginId}"));
            }
        })
        {
            IsBackground = true,
            Name = $"start of {pluginId}",
        };
        thread.Start();
        try
        {
            return await done.Task.WaitAsync(deadline, options.Time);
        }
        catch (TimeoutException)
        {
            throw Failure(pluginId, PluginCodes.StartDeadline, $"{what} did not come back within {deadline.TotalSeconds:0.#} seconds",
                $"Ask the authors, or switch it off: lettuceplug plugins disable {pluginId}");
        }
    }

    private static PluginLoadException Failure(string pluginId, string code, string message, string fix) =>
        PluginLoadException.For(new PluginProblem
        {
            Code = code,
            Subject = pluginId,
            Stage = PluginStage.Start,
            Message = PlainText.Clean(message),
            Fix = fix,
        });
}
