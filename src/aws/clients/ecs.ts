// What the operator uses of Amazon ECS: the client and its commands, named one by one so that a bundle holds no more.
import {
  DeleteAttributesCommand,
  DeregisterContainerInstanceCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListContainerInstancesCommand,
  ListServicesCommand,
  ListTasksCommand,
  PutAttributesCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateContainerInstancesStateCommand,
} from '@aws-sdk/client-ecs';

export const Client = ECSClient;

export const commands = {
  ListClusters: ListClustersCommand,
  DescribeClusters: DescribeClustersCommand,
  ListContainerInstances: ListContainerInstancesCommand,
  DescribeContainerInstances: DescribeContainerInstancesCommand,
  ListTasks: ListTasksCommand,
  DescribeTasks: DescribeTasksCommand,
  ListServices: ListServicesCommand,
  DescribeServices: DescribeServicesCommand,
  DescribeTaskDefinition: DescribeTaskDefinitionCommand,
  DescribeCapacityProviders: DescribeCapacityProvidersCommand,
  UpdateContainerInstancesState: UpdateContainerInstancesStateCommand,
  PutAttributes: PutAttributesCommand,
  DeleteAttributes: DeleteAttributesCommand,
  StopTask: StopTaskCommand,
  DeregisterContainerInstance: DeregisterContainerInstanceCommand,
  TagResource: TagResourceCommand,
  UntagResource: UntagResourceCommand,
};
