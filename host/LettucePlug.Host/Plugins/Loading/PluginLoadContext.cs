using System.Reflection;
using System.Runtime.Loader;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// The load context of one plugin. It shares exactly one assembly with the host, the SDK; everything else that is not
/// part of .NET comes from the plugin's folder. Not collectible and loaded from paths, because otherwise the runtime
/// would not use code that was compiled ahead of time.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _folder;

    public PluginLoadContext(string pluginId, string assemblyPath, PluginFaults faults)
        : base(pluginId, isCollectible: false)
    {
        PluginId = pluginId;
        Faults = faults;
        _folder = RealPath.Resolve(Path.GetDirectoryName(assemblyPath)!); // a file has a folder
        _resolver = new AssemblyDependencyResolver(assemblyPath);
    }

    public string PluginId { get; }

    /// <summary>Where a fault that surfaces without a call, on a thread of the plugin's own, is counted.</summary>
    public PluginFaults Faults { get; }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Before the resolver: a copy of the SDK in the plugin's folder would implement interfaces that are not ours.
        if (assemblyName.Name == SdkSurface.AssemblyName)
        {
            return assemblyName.Version?.Major is null || assemblyName.Version.Major == SdkSurface.HostAssemblyVersion.Major
                ? SdkSurface.Assembly
                : throw new FileLoadException(
                    $"SDK {assemblyName.Version} was asked for, and this host has {SdkSurface.HostAssemblyVersion}.", assemblyName.Name);
        }

        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path)
        {
            return LoadFromAssemblyPath(Contained(path));
        }

        return assemblyName.Name is { } name && FrameworkAssemblies.Contains(name)
            ? null
            : throw new FileNotFoundException($"'{assemblyName}' is neither part of .NET nor in the folder of the plugin.", assemblyName.Name);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(Contained(path)) : 0;

    // A hand-written .deps.json may point anywhere.
    private string Contained(string path) =>
        RealPath.IsInside(_folder, path)
            ? path
            : throw new FileLoadException($"'{path}' is not inside the folder of the plugin.", path);
}
