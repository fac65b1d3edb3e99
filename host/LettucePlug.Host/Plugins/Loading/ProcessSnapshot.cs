using System.Collections;
using System.Globalization;

namespace LettucePlug.Host.Plugins;

/// <summary>The state of the process that any code in it can change and that the host relies on.</summary>
internal sealed class ProcessSnapshot
{
    private readonly string _folder = Environment.CurrentDirectory;
    private readonly CultureInfo? _culture = CultureInfo.DefaultThreadCurrentCulture;
    private readonly CultureInfo? _uiCulture = CultureInfo.DefaultThreadCurrentUICulture;
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly Dictionary<string, string> _environment = ReadEnvironment();
    private readonly (int Workers, int Ports) _most;

    private ProcessSnapshot()
    {
        ThreadPool.GetMaxThreads(out var workers, out var ports);
        _most = (workers, ports);
    }

    public static ProcessSnapshot Take()
    {
        ConsoleGuard.Install();
        return new ProcessSnapshot();
    }

    /// <summary>Says what has changed since, and puts it back.</summary>
    public IReadOnlyList<string> RestoreChanges()
    {
        var changes = new List<string>();
        RestoreFolder(changes);
        if (CultureInfo.DefaultThreadCurrentCulture != _culture || CultureInfo.DefaultThreadCurrentUICulture != _uiCulture)
        {
            changes.Add("the default culture");
            CultureInfo.DefaultThreadCurrentCulture = _culture;
            CultureInfo.DefaultThreadCurrentUICulture = _uiCulture;
        }

        if (Console.Out != _output || Console.Error != _error)
        {
            changes.Add("the console's writers");
            Console.SetOut(_output);
            Console.SetError(_error);
        }

        ThreadPool.GetMaxThreads(out var workers, out var ports);
        if ((workers, ports) != _most)
        {
            changes.Add("the size of the thread pool");
            ThreadPool.SetMaxThreads(_most.Workers, _most.Ports);
        }

        RestoreEnvironment(changes);
        return changes;
    }

    private void RestoreFolder(List<string> changes)
    {
        if (Environment.CurrentDirectory == _folder)
        {
            return;
        }

        changes.Add("the current folder");
        try
        {
            Environment.CurrentDirectory = _folder;
        }
        catch (IOException)
        {
            // It was removed meanwhile; nothing in the host relies on it.
        }
    }

    private void RestoreEnvironment(List<string> changes)
    {
        var now = ReadEnvironment();
        foreach (var name in now.Keys.Union(_environment.Keys).Where(name => now.GetValueOrDefault(name) != _environment.GetValueOrDefault(name)))
        {
            changes.Add($"the environment variable {PlainText.Clean(name, 60)}");
            Environment.SetEnvironmentVariable(name, _environment.GetValueOrDefault(name));
        }
    }

    private static Dictionary<string, string> ReadEnvironment() =>
        Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
}
