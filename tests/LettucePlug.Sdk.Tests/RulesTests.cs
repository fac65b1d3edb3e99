using System.Reflection;
using System.Xml.Linq;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Sdk.Tests;

public sealed class RulesTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Sdk = typeof(IPlugin).Assembly;

    public static TheoryData<Assembly> Assemblies => [Sdk, typeof(ContractViolation).Assembly];

    private static IEnumerable<MethodInfo> Methods(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(type => type.GetMethods(Declared)).Where(PublicSurface.IsWritten);

    [Fact]
    public void Only_types_of_the_base_library_and_of_the_sdk_itself_cross_the_border()
    {
        var strangers = Sdk.GetReferencedAssemblies()
            .Where(name => !name.Name!.StartsWith("System.", StringComparison.Ordinal) && name.Name is not ("netstandard" or "mscorlib"))
            .Select(name => name.Name);

        strangers.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_lives_in_one_flat_namespace()
    {
        Sdk.GetExportedTypes().Select(type => type.Namespace).Distinct().ShouldBe(["LettucePlug.Sdk"]);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_record_is_positional(Assembly assembly)
    {
        Methods(assembly).Where(method => method.Name == "Deconstruct").Select(method => method.DeclaringType!.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_class_is_sealed_or_made_to_be_derived_from(Assembly assembly)
    {
        var open = assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

        open.Select(type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public void A_bare_record_is_data_that_can_only_be_set_at_birth()
    {
        var settable = Sdk.GetExportedTypes().Where(PublicSurface.IsRecord)
            .SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));

        settable.Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_asynchronous_method_ends_with_a_cancellation_token(Assembly assembly)
    {
        var without = Methods(assembly)
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "DisposeAsync" && !method.IsSpecialName)
            .Where(method => method.GetParameters() is not [.., { Name: "cancellationToken", HasDefaultValue: true } last]
                || last.ParameterType != typeof(CancellationToken));

        without.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_returns_a_task_or_a_stream_is_named_async()
    {
        var misnamed = Methods(Sdk)
            .Where(method => !method.IsSpecialName && !method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.ReturnType.Name.StartsWith("Task", StringComparison.Ordinal)
                || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
                || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal));

        misnamed.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Everything_public_is_documented(Assembly assembly)
    {
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => member.HasElements)
            .Select(member => member.Attribute("name")!.Value.Split('(')[0].Split("``")[0])
            .ToHashSet();
        var expected = assembly.GetExportedTypes().SelectMany(type =>
        {
            var name = type.FullName!.Replace('+', '.');
            return type.GetProperties(Declared).Select(property => $"P:{name}.{property.Name}")
                .Concat(type.GetFields(Declared).Where(field => !field.IsSpecialName).Select(field => $"F:{name}.{field.Name}"))
                .Concat(type.GetMethods(Declared)
                    .Where(method => PublicSurface.IsWritten(method) && !method.IsSpecialName && !IsMadeForRecords(method))
                    .Select(method => $"M:{name}.{method.Name}"))
                .Prepend($"T:{name}");
        });

        expected.Except(documented).ShouldBeEmpty();
    }

    private static bool IsMadeForRecords(MethodInfo method) =>
        method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null;
}
