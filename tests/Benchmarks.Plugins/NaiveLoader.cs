using System.Reflection;
using System.Runtime.Loader;
using LettucePlug.Sdk;

namespace LettucePlug.Benchmarks.Plugins;

/// <summary>The shortest code that isolates and registers plugins: no manifest, no checks, no deadline, no journal.</summary>
internal static class NaiveLoader
{
    /// <param name="list">A line for each plugin: the path of its assembly, a tab, its entry point.</param>
    public static void LoadAll(string list)
    {
        foreach (var line in File.ReadLines(list))
        {
            var (path, type) = (line.Split('\t')[0], line.Split('\t')[1]);
            var assembly = new Context(path).Load();
            var plugin = (IPlugin)Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!)!; // throws instead
            plugin.Register(new Registry(), new Given(Path.GetFileName(Path.GetDirectoryName(path)!))); // it has a folder
        }
    }

    private sealed class Registry : IPluginRegistry
    {
        public void AddProvider(IProvider provider) => GC.KeepAlive(provider.Info);

        public void AddTemplatePack(ITemplatePack pack) => GC.KeepAlive(pack);

        public void AddStorageBackend(IStorageBackend backend) => GC.KeepAlive(backend);
    }

    private sealed class Context(string path) : AssemblyLoadContext(name: null)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        public Assembly Load() => LoadFromAssemblyPath(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    private sealed class Given(string id) : IPluginContext, IPluginLog
    {
        public string PluginId => id;

        public IPluginLog Log => this;

        public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

        public string DataDirectory => Path.GetTempPath();

        public TimeProvider Time => TimeProvider.System;

        public CancellationToken Stopping => CancellationToken.None;

        public void Write(PluginLogLevel level, string message)
        {
        }
    }
}
