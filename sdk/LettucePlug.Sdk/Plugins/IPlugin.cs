namespace LettucePlug.Sdk;

/// <summary>
/// The entry point of a plugin: the type that <c>plugin.json</c> names. It must be public and have a public
/// constructor without parameters.
/// </summary>
/// <remarks>
/// The host creates one instance per process and calls <see cref="Register"/> once, on a background thread and under
/// a deadline of a few seconds, so neither the constructor nor <see cref="Register"/> may do I/O or wait.
/// A plugin that holds resources also implements <see cref="IAsyncDisposable"/>; the host disposes it once, after
/// <see cref="IPluginContext.Stopping"/> was cancelled, and waits at most three seconds.
/// An exception from any of these disables the plugin for this run and is shown to the user with the plugin's name.
/// </remarks>
public interface IPlugin
{
    /// <summary>Registers everything the plugin offers. What it registers must be what its manifest contributes.</summary>
    /// <param name="registry">Takes the contributions; valid during this call only.</param>
    /// <param name="context">What the host gives to this plugin; may be kept until the plugin is disposed.</param>
    void Register(IPluginRegistry registry, IPluginContext context);
}
