using System.Reflection;
using System.Runtime.Loader;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

/// <summary>The plugins as they are shipped: from their own folder, in a context that shares the SDK and nothing else.</summary>
public sealed class PluginLoadTests
{
    [Theory]
    [InlineData("lettuceplug.storage-sqlite", "LettucePlug.Storage.Sqlite", "SqlitePlugin")]
    [InlineData("lettuceplug.storage-files", "LettucePlug.Storage.Files", "FilesPlugin")]
    public async Task A_built_plugin_brings_all_that_it_needs(string id, string assemblyName, string type)
    {
        var folder = Path.Combine(Built.PluginRoot, id);
        File.Exists(Path.Combine(folder, "LettucePlug.Sdk.dll")).ShouldBeFalse();
        File.Exists(Path.Combine(folder, "plugin.json")).ShouldBeTrue();
        var assembly = new PluginContext(Path.Combine(folder, assemblyName + ".dll")).Load();
        var plugin = (IPlugin)Activator.CreateInstance(assembly.GetType($"{assemblyName}.{type}", throwOnError: true)!)!;
        var backends = new BackendCollector();
        plugin.Register(backends, null!);
        using var store = new TempDir();
        var number = 0;

        foreach (var check in StorageConformance.Checks(backends.Only, () => store.File($"{number++}"))
            .Where(check => check.Name.StartsWith("A search finds", StringComparison.Ordinal) ||
                check.Name.StartsWith("A blob comes back", StringComparison.Ordinal)))
        {
            await check.RunAsync(TestContext.Current.CancellationToken);
        }

        number.ShouldBe(2);
        AssemblyLoadContext.GetLoadContext(backends.Only.GetType().Assembly).ShouldBeOfType<PluginContext>();
    }

    private sealed class PluginContext(string path) : AssemblyLoadContext(name: null)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        public Assembly Load() => LoadFromAssemblyPath(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name != "LettucePlug.Sdk" && _resolver.ResolveAssemblyToPath(assemblyName) is { } found
                ? LoadFromAssemblyPath(found)
                : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }

    private sealed class BackendCollector : IPluginRegistry
    {
        private readonly List<IStorageBackend> _backends = [];

        public IStorageBackend Only => _backends.Single();

        public void AddProvider(IProvider provider) => throw new ArgumentException("Only storage is expected.");

        public void AddTemplatePack(ITemplatePack pack) => throw new ArgumentException("Only storage is expected.");

        public void AddStorageBackend(IStorageBackend backend) => _backends.Add(backend);
    }
}
