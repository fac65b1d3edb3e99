using LettucePlug.Sdk;

namespace UsesDependencyTwo;

public sealed class EntryPoint : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddProvider(new UsesDependencyTwoProvider("uses-two", TestDependency.Answer.Text));
}
