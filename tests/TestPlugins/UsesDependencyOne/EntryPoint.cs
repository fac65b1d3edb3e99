using LettucePlug.Sdk;

namespace UsesDependencyOne;

public sealed class EntryPoint : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddProvider(new UsesDependencyOneProvider("uses-one", TestDependency.Answer.Text));
}
